--TEST--
a nested generator's return value is the result of the yield; none is null
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function inner($x) { yield 1; return $x + 1; }
function nothing() { yield 1; }
function never() { return 'n'; yield; }
await((function () {
    var_dump(yield inner(1), yield nothing(), yield never());
})());
--EXPECT--
int(2)
NULL
string(1) "n"
