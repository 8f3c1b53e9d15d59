--TEST--
coroutines run while others wait
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

foreach ([1500, 100, 800] as $ms) {
    go(function () use ($ms) { delay($ms); echo $ms, "\n"; });
}
--EXPECT--
100
800
1500
