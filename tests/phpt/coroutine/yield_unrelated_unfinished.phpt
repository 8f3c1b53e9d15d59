--TEST--
one that is never yielded does not hold up others
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

await((function () {
    $s = new Sleep;
    $a = $s->goSleep(60000);
    $t = microtime(true);
    yield $s->goSleep(1);
    var_dump(microtime(true) - $t < 1);
})());
--EXPECT--
bool(true)
