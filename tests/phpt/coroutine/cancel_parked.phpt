--TEST--
cancel() throws at the yield of a parked coroutine; catch and finally run
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = go(function () { try { yield (new Sleep)->goSleep(60000); } catch (CancelledException $e) { echo "caught\n"; } finally { echo "finally\n"; } return 'x'; });
delay(1);
var_dump($f->cancel(), $f->cancel(), $f->isDone());
run();
try { $f->await(); } catch (CancelledException $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
bool(true)
bool(false)
bool(true)
caught
finally
[coroutine]: Cancelled, [class]: PG\MSF\Coroutine\Future, [Request]: 
