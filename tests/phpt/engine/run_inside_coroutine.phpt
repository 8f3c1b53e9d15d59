--TEST--
run() inside a coroutine is refused
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () { try { run(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; } });
run();
--EXPECT--
[coroutine]: cannot wait here: the loop is running already, below this code
