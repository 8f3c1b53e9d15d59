--TEST--
without capacity a push waits for its taker
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$c = new Channel;
go(function () use ($c) { $c->push('x'); echo "taken\n"; });
go(function () use ($c) { delay(3); echo "popping\n"; var_dump($c->pop()); });
run();
--EXPECT--
popping
string(1) "x"
taken
