--TEST--
race() gives the first outcome, success or failure
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

var_dump(race([function () { delay(400); return 1; }, function () { delay(5); return 2; }]));
try { race([function () { delay(400); }, function () { delay(5); throw new Exception('lost'); }]); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
var_dump(race(['plain', fn () => 1]));
--EXPECT--
int(2)
lost
string(5) "plain"
