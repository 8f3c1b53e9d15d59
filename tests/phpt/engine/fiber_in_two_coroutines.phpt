--TEST--
Fibers of two coroutines wait at the same time
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function both($n) { $f = new Fiber(function () use ($n) { for ($i = 0; $i < 3; $i++) { delay(2); echo $n, $i, ' '; } }); $f->start(); }
go('both', 'a');
go('both', 'b');
run();
--EXPECT--
a0 b0 a1 b1 a2 b2
