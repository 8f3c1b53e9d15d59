--TEST--
one Sleep object serves several waits at once
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

await((function () {
    $s = new Sleep;
    $a = $s->goSleep(1500);
    $b = $s->goSleep(5);
    var_dump($a !== $b && $a !== $s, yield $b, $a->isDone(), yield $a);
})());
--EXPECT--
bool(true)
bool(true)
bool(false)
bool(true)
