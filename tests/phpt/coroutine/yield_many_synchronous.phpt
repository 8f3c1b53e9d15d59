--TEST--
20,000 yields of plain values are flat
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$t = memory_get_usage();
var_dump(await((function () { $n = 0; for ($i = 0; $i < 20000; $i++) { $n += yield 1; } return $n; })()));
var_dump(memory_get_usage() - $t < 100000);
--EXPECT--
int(20000)
bool(true)
