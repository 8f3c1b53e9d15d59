--TEST--
after an uncaught exception on the main stack the coroutines still end
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () { delay(2); echo "co\n"; });
throw new Exception('main');
--EXPECTF--
Fatal error: Uncaught Exception: main in %s:6
Stack trace:
#0 {main}
  thrown in %s on line 6
co
