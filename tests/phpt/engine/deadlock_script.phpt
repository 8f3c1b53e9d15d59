--TEST--
in a script, coroutines that nobody can wake get an exception; others end normally
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$c = new Channel;
$w = go(function () use ($c) { try { $c->pop(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; } return 'over'; });
$v = go(function () use ($w) { return yield $w; });
var_dump($v->await());
try { $c->pop(); } catch (PG\MSF\Coroutine\Exception $e) { echo 'main: ', $e->getMessage(), "\n"; }
--EXPECT--
[coroutine]: nobody can complete what is waited for, [class]: PG\MSF\Coroutine\Future, [operation]: queue
string(4) "over"
main: [coroutine]: nobody can complete what is waited for, [class]: PG\MSF\Coroutine\Future, [operation]: queue
