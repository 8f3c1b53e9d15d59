--TEST--
10,000 coroutines wait at once
--EXTENSIONS--
msf
--INI--
memory_limit=512M
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$n = 0;
for ($i = 0; $i < 5000; $i++) {
    go(function () use (&$n) { delay(50); $n++; });
    go(function () use (&$n) { yield (new Sleep)->goSleep(50); $n++; });
}
run();
var_dump($n);
--EXPECT--
int(10000)
