--TEST--
Arguments by reference reach the method as references; __call, static and inherited methods are found; others are named
--EXTENSIONS--
msf
--FILE--
<?php
use PG\AOP\Wrapper;

class Base { public function inherited() { return __FUNCTION__; } }
class T extends Base
{
    public function add(int &$sum, int $n = 1) { $sum += $n; return $sum; }
    public function fill(&...$all) { foreach ($all as &$v) { $v = 'filled'; } }
    public static function s() { return static::class; }
    private function hidden() {}
    protected function guarded() {}
    public function &ref() { static $x = 1; return $x; }
}
class Magic { public function __call($n, $a) { return [$n, $a]; } private function p() {} }

$w = new Wrapper(new T);
$sum = 1;
$w->add($sum, 2);
$w->add(n: 5, sum: $sum);
echo $sum, "\n";
$w->fill($a, $list['x'], $c);
echo json_encode([$a, $list, $c]), "\n";
sort($list);
$w->registerOnBefore(function ($method, $arguments) { $arguments[0] = 100; return ['arguments' => $arguments]; });
$w->add($sum);
echo $sum, " changed by the hook through the reference\n";
$w = new Wrapper(new T);
echo $w->inherited(), ' ', $w->S(), ' ', $w->ref(), "\n";
foreach (['hidden', 'guarded', 'nothing'] as $m) {
    try {
        $w->$m();
    } catch (Error $e) {
        echo $e->getMessage(), "\n";
    }
}
try {
    $w->add('word');
} catch (Error $e) {
    echo get_class($e), ' ', $e->getMessage(), "\n";
}
echo json_encode([(new Wrapper(new Magic))->thing(1, 2), (new Wrapper(new Magic))->p()]), "\n";
echo json_encode((new Wrapper(new Wrapper(new Magic)))->twice(1)), "\n";
echo (new Wrapper(fn($x) => $x * 2))->__invoke(4), "\n";
--EXPECTF--
8
["filled",{"x":"filled"},"filled"]
101 changed by the hook through the reference
inherited T 1
Call to private method T::hidden() from scope PG\AOP\Wrapper
Call to protected method T::guarded() from scope PG\AOP\Wrapper
Call to undefined method T::nothing()
Error PG\AOP\Wrapper::add(): Argument #1 ($sum) %s be passed by reference
[["thing",[1,2]],["p",[]]]
["twice",[1]]
8
