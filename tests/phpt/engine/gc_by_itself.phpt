--TEST--
a hopeless wait in a process whose loop never runs dry is found without help
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$over = false;
go(function () use (&$over) {
    $c = new Channel;
    try { $c->pop(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
    $over = true;
});
$until = hrtime(true) + 30e9;
while (!$over && hrtime(true) < $until) { delay(20); }
var_dump($over);
--EXPECT--
[coroutine]: nobody can complete what is waited for, [class]: PG\MSF\Coroutine\Future, [operation]: queue
bool(true)
