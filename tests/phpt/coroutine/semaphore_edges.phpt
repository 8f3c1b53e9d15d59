--TEST--
tryAcquire, with, time-out, ceilings, and giving back too much
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$s = new Semaphore(1, 1);
var_dump($s->tryAcquire(), $s->tryAcquire());
try { $s->acquire(3); } catch (TimeoutException $e) { echo $e->getMessage(), "\n"; }
$w = go(fn () => $s->acquire());
delay(1);
try { $s->acquire(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
$s->release();
$w->await();
$s->release();
try { $s->release(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
try { $s->with(function () use ($s) { var_dump($s->available()); throw new LogicException('in with'); }); } catch (LogicException $e) { echo $e->getMessage(), "\n"; }
var_dump($s->with(fn () => 'r'), $s->available());
try { new Semaphore(0); } catch (ValueError $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
bool(true)
bool(false)
[coroutine]: Time Out, [class]: PG\MSF\Coroutine\Future, [Request]: PG\MSF\Coroutine\Semaphore::acquire
[semaphore]: too many wait already (the limit is 1)
[semaphore]: more given back than taken
int(0)
in with
string(1) "r"
int(1)
PG\MSF\Coroutine\Semaphore::__construct(): Argument #1 ($permits) must be greater than 0
