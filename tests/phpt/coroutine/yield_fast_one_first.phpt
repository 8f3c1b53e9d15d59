--TEST--
A, B created, B yielded first: B comes as soon as it is ready though A is slower
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

await((function () {
    $s = new Sleep;
    $a = $s->goSleep(3000);
    $b = $s->goSleep(5);
    var_dump(yield $b, $a->isDone());
    $a->cancel();
})());
--EXPECT--
bool(true)
bool(false)
