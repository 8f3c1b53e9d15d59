--TEST--
close() lets the rest be taken and wakes those who wait
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$c = new Channel(3);
$c->push(1);
$c->close();
var_dump($c->pop());
foreach (['pop' => [], 'push' => [1], 'goPush' => [1], 'goPop' => []] as $m => $a) {
    try { $c->$m(...$a); } catch (PG\MSF\Coroutine\Exception $e) { echo "$m: ", $e->getMessage(), "\n"; }
}
$d = new Channel;
$f = go(function () use ($d) { try { $d->pop(); } catch (PG\MSF\Coroutine\Exception $e) { return $e->getMessage(); } });
$g = go(function () use ($d) { foreach ($d as $v) { } return 'loop over'; });
delay(1);
$d->close();
var_dump($f->await(), $g->await());
--EXPECT--
int(1)
pop: [channel]: it is closed
push: [channel]: it is closed
goPush: [channel]: it is closed
goPop: [channel]: it is closed
string(23) "[channel]: it is closed"
string(9) "loop over"
