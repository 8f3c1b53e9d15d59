--TEST--
the same awaitable yielded twice gives the same result
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

await((function () {
    $n = 0;
    $f = go(function () use (&$n) { return ++$n; });
    var_dump(yield $f, yield $f);
})());
--EXPECT--
int(1)
int(1)
