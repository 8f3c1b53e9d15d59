--TEST--
error_reporting() and @ do not cross coroutines
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$mine = error_reporting();
go(function () { error_reporting(E_ERROR); delay(5); var_dump(error_reporting() === E_ERROR); });
go(function () use ($mine) { var_dump(error_reporting() === $mine); delay(6); var_dump(error_reporting() === $mine); });
go(function () use ($mine) { $x = @waits(); var_dump($x, error_reporting() === $mine); });
function waits() { delay(7); echo $undefined; return 'silent'; }
go((fn () => yield from (function () { error_reporting(E_WARNING); yield (new Sleep)->goSleep(8); var_dump(error_reporting() === E_WARNING); })())(...));
delay(2);
var_dump(error_reporting() === $mine);
run();
var_dump(error_reporting() === $mine);
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
string(6) "silent"
bool(true)
bool(true)
bool(true)
