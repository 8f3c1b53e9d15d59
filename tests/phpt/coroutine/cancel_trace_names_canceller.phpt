--TEST--
a cancellation carries the line of the one who cancelled
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = go(function () {
    try {
        delay(1000);
    } catch (CancelledException $e) {
        echo 'line ', $e->getLine(), "\n";
    }
});
delay(1);
$f->cancel();
--EXPECT--
line 13
