--TEST--
a suspended generator's finally runs when its coroutine ends by exit of the script
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function g() { try { yield (new Sleep)->goSleep(1); echo "x\n"; } finally { echo "finally\n"; } }
$g = g();
go(fn () => $g);
run();
unset($g);
echo "end\n";
--EXPECT--
x
finally
end
