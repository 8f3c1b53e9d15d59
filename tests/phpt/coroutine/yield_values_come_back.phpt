--TEST--
yield of anything that is no awaitable gives the value itself
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$o = new stdClass;
var_dump(await((function () use ($o) {
    return [(yield 1) === 1, (yield null) === null, (yield 'x') === 'x', (yield 1.5) === 1.5, (yield $o) === $o, (yield false) === false, (yield) === null];
})()) === array_fill(0, 7, true));
--EXPECT--
bool(true)
