--TEST--
the callback of an output buffer cannot wait, and says so
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () {
    ob_start(function ($s) { try { delay(1); } catch (Throwable $e) { return $e->getMessage() . "\n"; } return 'waited'; });
    echo 'x';
    ob_end_flush();
});
run();
--EXPECT--
[coroutine]: cannot wait here: this is the callback of an output buffer
