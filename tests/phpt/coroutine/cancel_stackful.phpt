--TEST--
cancel() throws at the await() of a suspended coroutine
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = go(function () { try { delay(60000); } finally { echo "finally\n"; } });
delay(1);
$f->cancel();
run();
echo "end\n";
--EXPECT--
finally
end
