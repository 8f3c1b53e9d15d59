--TEST--
Properties of a wrapper are its own; the instance has no reference back; destroy() and clones
--EXTENSIONS--
msf
--FILE--
<?php
use PG\AOP\Wrapper;

class T { public $x = 'instance'; public function set($v) { $this->x = $v; return $this; } }
$t = new T;
$w = new Wrapper($t);
var_dump($w->x, isset($w->x));
$w->x = 'bag';
$w->{'1'} = [1];
var_dump($w->x, isset($w->x), $t->x, $w->{'1'}, isset($t->__wrapper), property_exists($t, '__wrapper'));
unset($w->x);
var_dump($w->x);

$copy = new Wrapper($t, true);
$copy->set('of the copy');
var_dump($t->x, $w->set('shared') === $t, $t->x);

$two = clone $w;
$two->x = 'second bag';
$two->registerOnBefore(fn() => ['result' => 'hooked']);
var_dump($w->x, $two->set(1), $w->set(1) === $t);

$w->destroy();
var_dump($w->{'1'});
try {
    $w->set(1);
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
foreach ([fn() => new Wrapper('no object'), fn() => new Wrapper((function () { yield; })(), true), fn() => serialize($two),
    fn() => PG\AOP\Factory::create($t, 'no function'), fn() => (new Wrapper($t))->registerOnAfter('nope')] as $f) {
    try {
        $f();
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
--EXPECT--
NULL
bool(false)
string(3) "bag"
bool(true)
string(8) "instance"
array(1) {
  [0]=>
  int(1)
}
bool(false)
bool(false)
NULL
string(8) "instance"
bool(true)
string(6) "shared"
NULL
string(6) "hooked"
bool(true)
NULL
Call of set() through an AOP wrapper that has been destroyed
TypeError: PG\AOP\Wrapper::__construct(): Argument #1 ($instance) must be of type object, string given
Error: Trying to clone an uncloneable object of class Generator
Exception: Serialization of 'PG\AOP\Wrapper' is not allowed
TypeError: PG\AOP\Factory::create(): Argument #2 ($beforeCallable) must be a valid callback or null, function "no function" not found or invalid function name
TypeError: PG\AOP\Wrapper::registerOnAfter(): Argument #1 ($callback) must be a valid callback, function "nope" not found or invalid function name
