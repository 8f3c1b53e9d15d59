--TEST--
values and waiters keep their order
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$c = new Channel;
foreach (['a', 'b', 'c'] as $n) { go(function () use ($c, $n) { echo $n . $c->pop() . "\n"; }); }
go(function () use ($c) { foreach ([1, 2, 3] as $i) { $c->push($i); } echo "pushed\n"; });
run();
--EXPECT--
pushed
a1
b2
c3
