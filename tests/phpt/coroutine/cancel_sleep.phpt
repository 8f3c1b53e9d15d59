--TEST--
cancelling an operation wakes those who wait for it with an exception
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$s = (new Sleep)->goSleep(60000);
go(function () use ($s) { try { $s->await(); } catch (CancelledException $e) { echo "a\n"; } });
go(function () use ($s) { try { yield $s; } catch (CancelledException $e) { echo "b\n"; } });
delay(1);
$s->cancel();
--EXPECT--
a
b
