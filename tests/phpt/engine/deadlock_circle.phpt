--TEST--
a circle of coroutines that wait for each other is refused when it closes
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$keep = go(function () { delay(60); });
$a = $b = null;
$a = go(function () use (&$b) { return $b->await(); });
$b = go(function () use (&$a) { try { yield $a; } catch (PG\MSF\Coroutine\Exception $e) { return $e->getMessage(); } });
echo $a->await(), "\n";
$self = null;
$self = go(function () use (&$self) { $self->await(); });
try { $self->await(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
[coroutine]: nobody can complete what is waited for, [class]: PG\MSF\Coroutine\Future, [operation]: go
[coroutine]: nobody can complete what is waited for, [class]: PG\MSF\Coroutine\Future, [operation]: go
