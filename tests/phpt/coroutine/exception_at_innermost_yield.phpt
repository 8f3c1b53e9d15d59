--TEST--
an exception is thrown at the yield of the innermost generator; finally runs
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function failing() { return go(function () { delay(1); throw new RuntimeException('op'); }); }
function inner() { try { yield failing(); } catch (RuntimeException $e) { return 'inner caught ' . $e->getMessage(); } finally { echo "finally\n"; } }
await((function () { echo yield inner(), "\n"; })());
--EXPECT--
finally
inner caught op
