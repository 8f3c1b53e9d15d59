--TEST--
100,000 coroutines one after another: memory does not grow
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function burst() { for ($j = 0; $j < 100; $j++) { go(function () { return 1; }); } run(); }
burst();
$m = memory_get_usage();
for ($i = 0; $i < 1000; $i++) { burst(); }
var_dump(memory_get_usage() - $m < 10000);
--EXPECT--
bool(true)
