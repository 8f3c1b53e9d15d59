--TEST--
a waiter that times out leaves the queue and loses nothing
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$c = new Channel;
try { $c->pop(5); } catch (TimeoutException $e) { echo $e->getMessage(), "\n"; }
try { $c->push('lost', 5); } catch (TimeoutException $e) { echo $e->getMessage(), "\n"; }
go(function () use ($c) { try { $c->pop(2); } catch (TimeoutException) { echo "timeout\n"; } });
go(function () use ($c) { delay(5); $c->push('kept'); });
go(function () use ($c) { var_dump($c->pop()); });
run();
var_dump(count($c));
--EXPECT--
[coroutine]: Time Out, [class]: PG\MSF\Coroutine\Future, [Request]: PG\MSF\Coroutine\Channel::pop
[coroutine]: Time Out, [class]: PG\MSF\Coroutine\Future, [Request]: PG\MSF\Coroutine\Channel::push
timeout
string(4) "kept"
int(0)
