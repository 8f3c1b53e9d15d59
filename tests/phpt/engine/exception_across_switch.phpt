--TEST--
a pending exception does not surface in another coroutine
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () { try { throw new Exception('mine'); } finally { delay(3); echo "finally a\n"; } });
go(function () { delay(1); echo "b unharmed\n"; });
run();
--EXPECTF--
b unharmed
finally a

Warning: Uncaught Exception: mine in %s:5
Stack trace:
#0 [internal function]: {closure%S}()
#1 {main}
  thrown in %s on line 5
