--TEST--
go() drives a generator that the function returns
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = go(function () { $a = yield 1; $b = yield go(fn () => 2); return [$a, $b]; });
echo json_encode($f->await()), "\n";
--EXPECT--
[1,2]
