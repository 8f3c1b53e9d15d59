--TEST--
Cycles through a wrapper are collected; memory stays flat; subclasses have methods and properties of their own
--EXTENSIONS--
msf
--FILE--
<?php
use PG\AOP\Wrapper;

class T { public $w; public function id($x) { return $x; } public function &r(array &$a) { return $a; } }
class Own extends Wrapper
{
    public $declared = 1;
    public function mine() { return $this->declared; }
}
for ($i = 0; $i < 50; $i++) {
    $t = new T;
    $t->w = new Own($t);
    $t->w->declared = $t;
    $t->w->bag = $t;
    $t->w->registerOnBoth(function () use ($t) {});
}
unset($t);
var_dump(gc_collect_cycles() >= 100);
$o = new Own(new T);
var_dump($o->mine(), $o->id(5), $o->declared);
$w = new Wrapper(new T);
$w->registerOnBoth(fn($m, $a, $r = null) => ['method' => $m, 'arguments' => $a]);
$before = 0;
for ($i = 0; $i < 100000; $i++) {
    if ($i === 1000) {
        $before = memory_get_usage();
    }
    $a = [$i];
    $w->id($a);
    $w->r($a);
    $w->p = $a;
}
var_dump(memory_get_usage() - $before < 1000);
--EXPECT--
bool(true)
int(1)
int(5)
int(1)
bool(true)
