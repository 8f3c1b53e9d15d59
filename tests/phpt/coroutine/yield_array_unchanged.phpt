--TEST--
yield [$a, $b] gives the array, it does not wait
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

await((function () {
    $s = new Sleep;
    $a = $s->goSleep(5000);
    $r = yield [$a, 2];
    var_dump($r[0] === $a, $r[1], $a->isDone());
})());
--EXPECT--
bool(true)
int(2)
bool(false)
