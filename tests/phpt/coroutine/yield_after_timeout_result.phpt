--TEST--
a result that comes after the time-out is still delivered to a later yield
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

await((function () {
    $s = new Sleep;
    $f = $s->goSleep(1500)->setTimeout(5);
    var_dump(yield $f);
    yield $s->goSleep(1600);
    var_dump(yield $f);
})());
--EXPECT--
bool(false)
bool(true)
