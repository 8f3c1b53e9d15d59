--TEST--
goSleep() and delay() never end early
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

foreach ([0, 1, 7, 25] as $ms) {
    $t = hrtime(true);
    delay($ms);
    $d = (hrtime(true) - $t) / 1e6;
    if ($d < $ms || $d > $ms + 1000) { echo "delay($ms) took $d\n"; }
}
echo "ok\n";
--EXPECT--
ok
