--TEST--
buffers that a coroutine leaves open are written at its end
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () { ob_start(); echo "left "; ob_start(); echo "open\n"; });
run();
var_dump(ob_get_level());
--EXPECT--
left open
int(0)
