--TEST--
await() inside a generator works as well
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function g() { $a = go(fn () => 1)->await(); $b = yield go(fn () => 2); return $a + $b + await(h()); }
function h() { delay(1); return yield 3; }
var_dump(await(g()));
--EXPECT--
int(6)
