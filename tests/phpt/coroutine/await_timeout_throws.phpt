--TEST--
await() throws after a time-out; the operation goes on
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = (new Sleep)->goSleep(900);
$t = microtime(true);
try { $f->await(20); } catch (TimeoutException $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; }
$ms = (microtime(true) - $t) * 1000;
var_dump($ms >= 20 && $ms < 890, $f->await());
go(function () use ($f) {
    $f = (new Sleep)->goSleep(5000)->setTimeout(10);
    try { $f->await(); } catch (TimeoutException $e) { echo $e->getMessage(), "\n"; }
    try { $f->await(0); } catch (TimeoutException $e) { echo "again\n"; }
});
--EXPECT--
PG\MSF\Coroutine\TimeoutException: [coroutine]: Time Out, [class]: PG\MSF\Coroutine\Sleep, [Request]: 
bool(true)
bool(true)
[coroutine]: Time Out, [class]: PG\MSF\Coroutine\Sleep, [Request]: 
again
