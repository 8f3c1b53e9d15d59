--TEST--
a time-out makes yield false, exactly at its time, and has no effect on later waits
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

await((function () {
    $s = new Sleep;
    $slow = $s->goSleep(60000)->setTimeout(30);
    $t = microtime(true);
    var_dump(yield $slow);
    $ms = (microtime(true) - $t) * 1000;
    var_dump($ms >= 29 && $ms < 1000, $slow->isTimeout(), $slow->isDone(), $slow->getResult());
    $t = microtime(true);
    var_dump(yield $s->goSleep(5));
    var_dump((microtime(true) - $t) * 1000 < 1000);
    var_dump(yield $slow);
})());
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(false)
NULL
bool(true)
bool(true)
bool(false)
