--TEST--
a value handed to a coroutine that is cancelled in the same moment goes back to the front
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$c = new Channel(5);
$f = go(function () use ($c) { $c->pop(); echo "never\n"; });
go(function () use ($c, $f) { delay(2); $c->push('first'); $c->push('second'); $f->cancel(); });
run();
var_dump(count($c), $c->pop(), $c->pop());
--EXPECT--
int(2)
string(5) "first"
string(6) "second"
