--TEST--
error_reporting() and @ do not cross coroutines
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$mine = error_reporting();
$gate = new Channel(1);
$a = go(function () use ($gate) { error_reporting(E_ERROR); $gate->pop(); var_dump(error_reporting() === E_ERROR); });
$b = go(function () use ($mine, $a) { var_dump(error_reporting() === $mine); $a->await(); var_dump(error_reporting() === $mine); });
$c = go(function () use ($mine, $b) { $x = @waits($b); var_dump($x, error_reporting() === $mine); });
function waits($b) { $b->await(); echo $undefined; return 'silent'; }
go((fn () => yield from (function () use ($c) { error_reporting(E_WARNING); yield $c; var_dump(error_reporting() === E_WARNING); })())(...));
delay(1);
var_dump(error_reporting() === $mine);
$gate->push(true);
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
