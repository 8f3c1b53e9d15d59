--TEST--
any() gives the first success and passes over failures
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

var_dump(any([function () { delay(1); throw new Exception('a'); }, function () { delay(400); return 'slow'; }, function () { delay(10); return 'fast'; }]));
try { any([fn () => throw new Exception('one'), fn () => throw new Exception('two')]); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), ' / ', $e->getPreviousMessage(), "\n"; }
try { any([]); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
string(4) "fast"
[coroutine]: none of 2 succeeded / one
[coroutine]: there is nothing to wait for
