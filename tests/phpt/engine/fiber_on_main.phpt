--TEST--
await() inside a userland Fiber on the main stack runs the loop
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = new Fiber(function () { go(function () { delay(2); echo "co\n"; }); delay(500); echo "fiber\n"; Fiber::suspend(); echo "resumed\n"; });
$f->start();
delay(1);
$f->resume();
--EXPECT--
co
fiber
resumed
