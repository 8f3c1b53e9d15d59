--TEST--
exception handlers do not cross coroutines
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () { set_exception_handler(fn () => print 'wrong'); delay(1000); $h = set_exception_handler(null); var_dump($h instanceof Closure); });
delay(1);
var_dump(set_exception_handler(null));
run();
--EXPECT--
NULL
bool(true)
