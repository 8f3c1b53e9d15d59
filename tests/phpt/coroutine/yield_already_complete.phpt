--TEST--
A completes while B is waited for; the yield of A goes on at once
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

await((function () {
    $s = new Sleep;
    $a = $s->goSleep(1);
    $b = $s->goSleep(10);
    yield $b;
    var_dump($a->isDone(), yield $a);
})());
--EXPECT--
bool(true)
bool(true)
