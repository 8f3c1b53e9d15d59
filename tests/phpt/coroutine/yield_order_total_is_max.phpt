--TEST--
A, B created, yielded A then B, B faster: the total is the maximum
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

await((function () {
    $s = new Sleep;
    $t = microtime(true);
    $a = $s->goSleep(300);
    $b = $s->goSleep(200);
    var_dump(yield $a, yield $b);
    $ms = (microtime(true) - $t) * 1000;
    var_dump($ms >= 300 && $ms < 490);
})());
--EXPECT--
bool(true)
bool(true)
bool(true)
