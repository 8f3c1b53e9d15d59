--TEST--
deep PHP recursion in a coroutine grows its VM stack and gives it back
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function deep(int $n) { return $n === 0 ? delay(1) ?? 0 : 1 + deep($n - 1); }
go(function () { var_dump(deep(20000)); });
go(function () { var_dump(deep(5000)); });
run();
$m = memory_get_usage();
go(function () { deep(20000); });
run();
var_dump(memory_get_usage() - $m < 5000);
--EXPECT--
int(20000)
int(5000)
bool(true)
