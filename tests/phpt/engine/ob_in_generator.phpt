--TEST--
the same for a generator that parks
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = fn ($n) => (function () use ($n) { ob_start(); echo "$n 1"; yield (new Sleep)->goSleep(3); ob_start(); echo "$n 2"; yield (new Sleep)->goSleep(3); $x = ob_get_clean(); return ob_get_clean() . $x; })();
echo json_encode(all([$f('a'), $f('b')])), "\n";
--EXPECT--
["a 1a 2","b 1b 2"]
