--TEST--
go() returns at once; the coroutine runs from the next turn on, in order
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () { echo "a\n"; });
go(function () { echo "b\n"; });
echo "main\n";
--EXPECT--
main
a
b
