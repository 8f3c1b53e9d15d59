--TEST--
a cancelled waiter leaves the queue; a permit granted to it is not lost
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$s = new Semaphore(1);
$s->acquire();
$a = go(function () use ($s) { $s->acquire(); echo "never\n"; });
$b = go(function () use ($s) { $s->acquire(); echo "b\n"; $s->release(); });
go(function () use ($s, $a) { delay(2); $s->release(); $a->cancel(); });
run();
var_dump($s->available());
$s->acquire();
$f = $s->goAcquire();
$s->release();
unset($f);
var_dump($s->available());
await((function () use ($s) { var_dump(yield $s->goAcquire()); $s->release(); })());
--EXPECT--
b
int(1)
int(1)
bool(true)
