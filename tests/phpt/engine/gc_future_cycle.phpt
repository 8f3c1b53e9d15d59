--TEST--
a cycle through an awaitable and its properties is collected
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class F extends Base { public $me; public function send($cb) { } }
for ($i = 0; $i < 100; $i++) { $f = new F; $f->me = $f; }
unset($f);
var_dump(gc_collect_cycles() >= 100);
$c = new Channel(1);
$c->push($c);
$c = null;
var_dump(gc_collect_cycles() >= 1);
$f = go(function () use (&$f) { return $f; });
run();
unset($f);
var_dump(gc_collect_cycles() >= 1);
--EXPECT--
bool(true)
bool(true)
bool(true)
