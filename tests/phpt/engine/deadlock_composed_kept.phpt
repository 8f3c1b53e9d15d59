--TEST--
what somebody can still complete is left waiting, through every composition, however often the collector runs
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, Channel, Semaphore, WaitGroup, Exception};
use function PG\MSF\{go, await, all, any, race, delay};

$c = [];
for ($i = 0; $i < 10; $i++) {
    $c[$i] = new Channel;
}
$g = new WaitGroup;
$g->add();
$results = [];
$cases = [
    'all' => fn() => all([$c[0]->goPop(), go(fn() => 'x')]),
    'any' => fn() => any([(new Channel)->goPop(), $c[1]->goPop()]),
    'race' => fn() => race([go(fn() => (new Channel)->pop(300)), $c[2]->goPop()]),
    'nested' => fn() => all(['k' => go(fn() => race([go(fn() => $c[3]->pop())]))]),
    'sleeping' => fn() => any([go(function () { delay(150); return 'slept'; }), (new Channel)->goPop()]),
    'group' => function () use ($g) { all([$g->goWait()]); return 'done'; },
    'fiber' => function () use ($c) { $r = null; $f = new Fiber(function () use ($c, &$r) { $r = all([$c[4]->goPop()]); }); $f->start(); return $r; },
    'other coroutine' => function () { $x = new Channel; go(function () use ($x) { delay(150); $x->push('late'); }); return race([all([$x->goPop()]), 1]); },
    'by timer' => function () { $x = new Channel; go(function () use ($x) { delay(150); $x->push('late'); }); return all([go(fn() => race([$x->goPop()]))]); },
];
foreach ($cases as $name => $case) {
    go(function () use ($name, $case, &$results) { try { $results[$name] = $case(); } catch (Throwable $e) { $results[$name] = $e->getMessage(); } });
}
unset($cases, $case);
for ($i = 0; $i < 20; $i++) {
    delay(3);
    gc_collect_cycles();
}
var_dump($results);
for ($i = 0; $i < 5; $i++) {
    $c[$i]->push($i);
}
$g->done();
for ($i = 0; $i < 500 && count($results) < 9; $i++) {
    delay(5);
    gc_collect_cycles();
}
ksort($results);
echo json_encode($results), "\n";
$before = memory_get_usage();
for ($i = 0; $i < 20000; $i++) {
    all([go(fn() => delay(0)), $i, (function () { return yield 1; })()]);
    $i % 1000 || gc_collect_cycles();
}
gc_collect_cycles();
var_dump(memory_get_usage() - $before < 20000);
--EXPECT--
array(0) {
}
{"all":[0,"x"],"any":1,"by timer":["late"],"fiber":[4],"group":"done","nested":{"k":3},"other coroutine":["late"],"race":2,"sleeping":"slept"}
bool(true)
