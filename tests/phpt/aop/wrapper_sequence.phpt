--TEST--
Functions before and after a call: order, what they get, what they may change
--EXTENSIONS--
msf
--FILE--
<?php
use PG\AOP\Factory;
use PG\AOP\Wrapper;

class Shop
{
    public $price = 5;
    public function price($n, $of = 'one') { echo "  price($n, $of)\n"; return $n * $this->price; }
    public function other(...$all) { return $all; }
}
function show(...$all) { echo '  ', json_encode($all), "\n"; }

$w = new Wrapper(new Shop);
$w->registerOnBefore(function ($method, $arguments) { show('first', func_get_args()); $arguments[0] = 3; return ['method' => $method, 'arguments' => $arguments]; });
$w->registerOnBefore(function (...$all) { show('second', $all); });
$w->registerOnAfter(function ($method, $arguments, $result) { show('after', func_get_args()); return ['result' => $result + 1]; });
$w->registerOnBoth(function (...$all) { show('both', count($all)); return null; });
var_dump($w->price(1, 'two'), $w->price(1, of: 'named'));

echo "short circuit\n";
$w = Factory::create(new Shop, fn($m, $a) => ['result' => 'early'], fn() => print("never\n"));
$w->registerOnBefore(function ($m, $a, $r = 'none') { show($r); });
var_dump($w->price(1));
echo "null is no result\n";
$w = Factory::create(new Shop, fn($m, $a) => ['result' => null], fn($m, $a, $r) => ['result' => [$r]]);
var_dump($w->price(1));
echo "another method\n";
$w = Factory::create(new Shop, fn($m, $a) => ['method' => 'other', 'arguments' => [1, 2]]);
var_dump($w->price(9) === [1, 2], call_user_func([$w, 'OTHER'], 3) === [1, 2], is_callable([$w, 'anything']));
echo "both through the factory\n";
$w = Factory::create(new Shop, null, null, function (...$all) { show(...$all); });
$w->other();
echo json_encode($w->__call('price', [2])), "\n";
--EXPECT--
  ["first",["price",[1,"two"]]]
  ["second",["price",[3,"two"]]]
  ["both",2]
  price(3, two)
  ["after",["price",[3,"two"],15]]
  ["both",3]
  ["first",["price",[1,"named"]]]
  ["second",["price",[3,"named"]]]
  ["both",2]
  price(3, named)
  ["after",["price",[3,"named"],15]]
  ["both",3]
int(16)
int(16)
short circuit
  ["early"]
string(5) "early"
null is no result
  price(1, one)
array(1) {
  [0]=>
  int(5)
}
another method
bool(true)
bool(true)
bool(true)
both through the factory
  ["other",[]]
  ["other",[],[]]
  ["price",[2]]
  price(2, one)
  ["price",[2],10]
10
