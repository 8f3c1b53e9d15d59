--TEST--
goPop() and goPush() work with yield
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$c = new Channel;
go(function () use ($c) { echo 'got ' . (yield $c->goPop()) . "\n"; echo 'got ' . (yield $c->goPop()) . "\n"; var_dump(yield $c->goPop()->setTimeout(3)); });
go(function () use ($c) { var_dump(yield $c->goPush('a')); $p = $c->goPush('b'); var_dump(yield $p); });
run();
$c = new Channel(1);
$c->push('stays');
$c->goPop();
var_dump($c->pop());
--EXPECT--
bool(true)
got a
got b
bool(true)
bool(false)
string(5) "stays"
