--TEST--
what somebody can still wake is not collected
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$ch = new Channel;
go(function () use ($ch) { $local = [new stdClass]; $local[0]->me = $local; echo $ch->pop(), count($local), "\n"; });
go(function () use ($ch) { echo yield $ch->goPop(), "\n"; });
$f = go(function () { delay(200); return 'x'; });
go(function () use ($f) { echo $f->await(), "\n"; });
unset($f);
for ($i = 0; $i < 3; $i++) { delay(0); gc_collect_cycles(); }
$ch->push('a');
$ch->push('b');
run();
--EXPECT--
a1
b
x
