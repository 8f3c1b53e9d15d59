--TEST--
an exception of the coroutine is thrown by await(), each time
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = go(function () { throw new DomainException('x', 7); });
for ($i = 0; $i < 2; $i++) {
    try {
        $f->await();
    } catch (DomainException $e) {
        echo get_class($e), ' ', $e->getCode(), ' line ', $e->getLine(), "\n";
    }
}
--EXPECT--
DomainException 7 line 5
DomainException 7 line 5
