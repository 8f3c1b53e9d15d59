--TEST--
coroutines that need a stack wait for one at the ceiling on fibers
--EXTENSIONS--
msf
--INI--
memory_limit=1G
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$n = 0;
for ($i = 0; $i < 12000; $i++) { go(function () use (&$n) { delay(1); $n++; }); }
run();
var_dump($n);
--EXPECT--
int(12000)
