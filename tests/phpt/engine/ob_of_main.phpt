--TEST--
a coroutine without a buffer writes into what the main stack has opened
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

ob_start();
go(function () { echo 'from coroutine'; delay(1); echo ' and later'; });
run();
echo strtoupper(ob_get_clean()), "\n";
--EXPECT--
FROM COROUTINE AND LATER
