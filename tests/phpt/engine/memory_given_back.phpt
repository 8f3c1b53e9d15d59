--TEST--
memory of coroutines that end by cancellation, exception or time-out is given back
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function one_round() {
    for ($i = 0; $i < 50; $i++) {
        $f = go(function () { $x = [new stdClass]; $x[0]->x = $x; delay(60000); });
        $g = go(function () { $x = [new stdClass]; $x[0]->x = $x; yield (new Sleep)->goSleep(60000); });
        $h = go(function () { throw new Exception('x'); })->break();
        $t = go(function () { try { delay(60000); } finally { ob_start(); } });
        delay(0);
        $f->cancel(); $g->cancel(); $t->cancel();
        unset($f, $g, $t);
    }
    run();
    gc_collect_cycles();
}
one_round();
$m = memory_get_usage();
one_round(); one_round();
var_dump(memory_get_usage() - $m < 5000);
--EXPECT--
bool(true)
