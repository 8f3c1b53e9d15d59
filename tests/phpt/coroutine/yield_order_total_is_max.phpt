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
    $a = $s->goSleep(900);
    $b = $s->goSleep(800);
    var_dump(yield $a, yield $b);
    $ms = (microtime(true) - $t) * 1000;
    var_dump($ms >= 900 && $ms < 1690);
})());
--EXPECT--
bool(true)
bool(true)
bool(true)
