--TEST--
waits through all(), any(), race(), nested and in circles, that nobody can end: while others run, and at the end of a script
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, Channel, Semaphore, WaitGroup, Exception};
use function PG\MSF\{go, await, all, any, race, delay, run};

class Left { public function __construct(public string $name, public $self = null) { $this->self = $this; } }

/** Each runs in a coroutine that nobody else holds. */
$cases = [
    'all'        => fn() => all([(new Channel)->goPop(), go(fn() => delay(1))]),
    'any'        => fn() => any([(new Channel)->goPop(), (new Channel)->goPop()]),
    'race'       => fn() => race([(new Channel)->goPop(), (new Channel)->goPop()]),
    'nested'     => fn() => all([go(fn() => race([go(fn() => (new Channel)->pop())]))]),
    'any nested' => fn() => any([go(fn() => all([(new Channel)->goPop()])), go(fn() => (new WaitGroup(1))->wait())]),
    'yielded'    => function () { return yield go(function () { yield (new Channel)->goPop(); }); },
    'all of generators' => fn() => all([(function () { yield (new Channel)->goPop(); })(), (function () { yield go(fn() => delay(1)); return 2; })()]),
    'wait group' => function () { $g = new WaitGroup; $g->add(); all([$g->goWait()]); },
    'own group'  => function () {
        $g = new WaitGroup;
        $g->go(function () use ($g) { try { $g->wait(); } catch (Exception $e) {} });
        try { $g->wait(); } catch (Exception $e) {}
        return 'over';
    },
    'semaphore'  => function () { $s = new Semaphore(1); $s->acquire(); race([$s->goAcquire()]); },
    'circle'     => function () { $a = go(function () use (&$b) { return all([$b]); }); $b = go(function () use (&$a) { return all([$a]); }); all([$a, $b]); },
    'race circle' => function () { $a = go(function () use (&$b) { return race([$b, (new Channel)->goPop()]); }); $b = go(function () use (&$a) { return any([$a]); }); race([$a, $b]); },
    'through a channel' => function () { $c = new Channel; $a = go(fn() => $c->push(all([go(fn() => $c->pop())]))); $a->await(); },
    'fiber'      => function () { $f = new Fiber(fn() => (new Channel)->pop()); $f->start(); },
    'fiber all'  => function () { $c = new Channel; $f = new Fiber(function () use ($c, &$f) { return all([go(fn() => $c->pop()), $c->goPop()]); }); $f->start(); },
    'two fibers' => function () { $f = new Fiber(function () { $left = new Left('x'); $g = new Fiber(fn() => race([(new Channel)->goPop()])); $g->start(); }); $f->start(); },
];

function outcome(callable $case): string
{
    try {
        $r = $case();
        return 'no error: ' . json_encode($r instanceof Generator ? await(go(fn() => yield from $r)) : $r);
    } catch (Exception $e) {
        return preg_replace('/^\[coroutine\]: (nobody can complete|none of \d succeeded).*/', 'told', $e->getMessage());
    }
}

$results = [];
foreach ($cases as $name => $case) {
    $results[$name] = 'still waits';
    go(function () use ($name, $case, &$results) { $results[$name] = outcome($case); });
}
unset($case);
$busy = go(function () use (&$results) { /* others run on, as in a worker */
    for ($i = 0; $i < 400 && in_array('still waits', $results, true); $i++) {
        delay(10);
        gc_collect_cycles();
    }
});
$busy->await();
foreach ($results as $name => $result) {
    echo "$name: $result\n";
}
echo "-- script\n";
foreach ($cases as $name => $case) {
    $result = 'still waits';
    go(function () use ($case, &$result) { $result = outcome($case); });
    run();
    echo "$name: $result\n";
}
--EXPECT--
all: told
any: told
race: told
nested: told
any nested: told
yielded: told
all of generators: told
wait group: told
own group: no error: "over"
semaphore: told
circle: told
race circle: told
through a channel: told
fiber: told
fiber all: told
two fibers: told
-- script
all: told
any: told
race: told
nested: told
any nested: told
yielded: told
all of generators: told
wait group: told
own group: no error: "over"
semaphore: told
circle: told
race circle: told
through a channel: told
fiber: told
fiber all: told
two fibers: told
