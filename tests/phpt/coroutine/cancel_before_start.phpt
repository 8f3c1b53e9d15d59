--TEST--
a coroutine that is cancelled before it starts never runs
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = go(function () { echo "never\n"; });
$f->cancel();
$g = (function () { echo "never\n"; yield 1; })();
$h = go(fn () => $g);
run();
$k = go(function () { yield 1; echo "never\n"; });
$k->cancel();
run();
echo "end\n";
--EXPECT--
never
end
