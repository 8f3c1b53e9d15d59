--TEST--
exit() ends its coroutine and nothing else
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$a = go(function () { try { delay(2); exit("bye\n"); } finally { echo "never\n"; } });
$b = go(function () { delay(5); echo "b goes on\n"; return 1; });
$c = go(function () { yield (new Sleep)->goSleep(1); exit; });
var_dump($b->await());
try { $a->await(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
echo "end\n";
--EXPECT--
bye
b goes on
int(1)
[coroutine]: the coroutine that was waited for has called exit()
end
