--TEST--
a generator that has been begun goes on from where it stands
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function g() { $a = yield 'first'; $b = yield 'second'; return [$a, $b]; }
$g = g();
$g->current();
$g->send('sent');
echo json_encode(await($g)), "\n";
--EXPECT--
["sent","second"]
