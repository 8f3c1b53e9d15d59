--TEST--
a ring that grows keeps its order
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$c = new Channel(1000);
for ($i = 0; $i < 700; $i++) { $c->push($i); if ($i % 3 === 0) { $c->pop(); } }
$last = -1;
while (count($c) > 0) { $v = $c->pop(); if ($v <= $last) { echo "out of order\n"; } $last = $v; }
var_dump($last);
--EXPECT--
int(699)
