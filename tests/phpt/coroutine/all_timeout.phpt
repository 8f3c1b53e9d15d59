--TEST--
all() with a time-out
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

try { all([fn () => 1, function () { delay(2000); }], 10); } catch (TimeoutException $e) { echo "timeout\n"; }
--EXPECT--
timeout
