--TEST--
references and static variables live on across waits
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function counter() { static $n = 0; delay(1); return ++$n; }
$x = 1;
go(function () use (&$x) { delay(2); $x = counter() + 10; });
go(function () use (&$x) { delay(4); $x += counter(); });
run();
var_dump($x);
--EXPECT--
int(13)
