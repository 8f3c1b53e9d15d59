--TEST--
a push waits while the channel is full
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$c = new Channel(2);
go(function () use ($c) { for ($i = 0; $i < 5; $i++) { $c->push($i); echo "pushed $i\n"; } $c->close(); });
go(function () use ($c) { delay(5); foreach ($c as $k => $v) { echo "$k => $v\n"; } echo count($c), "\n"; });
run();
var_dump($c->getCapacity(), $c->isClosed());
--EXPECT--
pushed 0
pushed 1
0 => 0
1 => 1
2 => 2
pushed 2
pushed 3
pushed 4
3 => 3
4 => 4
0
int(2)
bool(true)
