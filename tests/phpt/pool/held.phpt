--TEST--
Objects that somebody could still look at are not used again: references, closures, generators, weak references, clones
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/pool.inc';

class M extends PG\MSF\Models\Model { public $v; public function gen() { yield 1; return $this->v; } }
$keep = [
    'variable' => fn($o) => $o,
    'array' => fn($o) => [[$o]],
    'closure' => fn($o) => fn() => $o->v,
    'method' => fn($o) => $o->gen(...),
    'generator' => function ($o) { $g = $o->gen(); $g->current(); return $g; },
    'weak reference' => fn($o) => WeakReference::create($o),
    'weak map' => function ($o) { $m = new WeakMap; $m[$o] = 'of the first request'; return $m; },
    'clone' => fn($o) => clone $o,
    'exception' => fn($o) => new Exception('x', 1, new class($o) extends Exception { public function __construct(public $o) {} }),
];
foreach ($keep as $name => $how) {
    $held = request(function ($c) use ($how) { $o = $c->getObject(M::class); $o->v = 'mine'; return $how($o); });
    $second = request(fn($c) => [$c->getObject(M::class), $c->getObject(M::class)->v])[0];
    $state = match ($name) {
        'weak reference' => $held->get()?->v,
        'weak map' => count($held),
        'closure' => $held(),
        'method' => iterator_to_array((function () use ($held) { return yield from $held(); })())[0] === 1 ? 'mine' : 'wrong',
        'generator' => (function () use ($held) { $held->next(); return $held->getReturn(); })(),
        default => strpos(print_r($held, true), 'mine') ? 'mine' : 'lost',
    };
    echo "$name: ", json_encode($state), ' ', $second->v ?? 'clean', "\n";
    unset($held, $second);
}
--EXPECT--
variable: "mine" clean
array: "mine" clean
closure: "mine" clean
method: "mine" clean
generator: "mine" clean
weak reference: null clean
weak map: 0 clean
clone: "mine" clean
exception: "mine" clean
