--TEST--
errors made for a parked generator carry the line of its yield
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = go(function () {
    delay(1);
    $c = new Channel;
    try {
        yield $c->goPop();
    } catch (PG\MSF\Coroutine\Exception $e) {
        echo basename($e->getFile()) === basename(__FILE__) ? 'line ' . $e->getLine() : $e->getFile(), "\n";
        echo $e->getTrace()[0]['function'] ?? '?', "\n";
    }
});
run();
--EXPECTF--
line 9
{closure%S}
