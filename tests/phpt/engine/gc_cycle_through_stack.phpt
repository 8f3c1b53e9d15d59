--TEST--
a cycle through a suspended stack that nobody can wake is collected, and the coroutine told
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class Big { public $self; public $ch; public function __destruct() { echo "destroyed\n"; } }
$keep = go(function () { delay(1500); }); /* the loop stays alive, as in a worker */
go(function () {
    $b = new Big;
    $b->self = $b;
    $b->ch = new Channel;
    try { $b->ch->pop(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
});
delay(1);
echo "collect\n";
gc_collect_cycles();
delay(1);
gc_collect_cycles();
echo "end\n";
--EXPECT--
collect
destroyed
[coroutine]: nobody can complete what is waited for, [class]: PG\MSF\Coroutine\Future, [operation]: queue
end
