--TEST--
go() throws at the ceiling on coroutines
--EXTENSIONS--
msf
--INI--
memory_limit=512M
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$n = 0;
try {
    while (true) { go(function () {}); $n++; }
} catch (PG\MSF\Coroutine\Exception $e) { echo $n, ' ', $e->getMessage(), "\n"; }
run();
go(function () { echo "room again\n"; });
--EXPECT--
100000 [coroutine]: too many coroutines (the limit is 100000)
room again
