--TEST--
a coroutine that cancels itself is told at its next wait
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = null;
$f = go(function () use (&$f) { $f->cancel(); echo "still here\n"; try { delay(1); } catch (CancelledException) { echo "told\n"; } });
run();
--EXPECT--
still here
told
