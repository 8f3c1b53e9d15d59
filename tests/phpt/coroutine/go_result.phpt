--TEST--
await() gives what the coroutine returned
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

var_dump(go(fn (int $x, int $y) => $x + $y, 1, 2)->await());
var_dump(await(go(fn () => null)));
--EXPECT--
int(3)
NULL
