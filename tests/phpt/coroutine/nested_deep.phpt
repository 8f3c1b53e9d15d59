--TEST--
nesting has no limit and costs no C stack
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function deep(int $n) { if ($n === 0) { yield (new Sleep)->goSleep(1); return 0; } return 1 + (yield deep($n - 1)); }
var_dump(await(deep(20000)));
--EXPECT--
int(20000)
