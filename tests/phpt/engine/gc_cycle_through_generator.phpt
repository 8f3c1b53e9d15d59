--TEST--
the same for a parked generator: catch, further yields and finally work
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$keep = go(function () { delay(40); });
function g() {
    $c = new Channel;
    try {
        try { yield $c->goPop(); } catch (PG\MSF\Coroutine\Exception $e) { echo 'line ', $e->getLine(), "\n"; }
        echo yield 'goes on', "\n";
        yield (new Sleep)->goSleep(1);
        return 'result';
    } finally { echo "finally\n"; }
}
$done = false;
go(function () use (&$done) { echo yield g(), "\n"; $done = true; });
delay(1);
gc_collect_cycles();
for ($end = microtime(true) + 10; !$done && microtime(true) < $end;) {
    delay(1);
}
echo "end\n";
--EXPECT--
line 9
goes on
finally
result
end
