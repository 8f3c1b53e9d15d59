--TEST--
Engine: functions of templates
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['f' => '<?= $this->up("a") ?><?= $this->sum(1, 2, c: 3) ?><?= $this->here() ?>', 'none' => '<?= $this->missing(1) ?>']);
$e = new Engine($dir);
class Calc { function sum($a, $b, $c = 0) { return $a + $b + $c; } static function here() { return __METHOD__; } }
var_dump($e->registerFunction('up', 'strtoupper') === $e, $e->doesFunctionExist('up'), $e->doesFunctionExist('sum'));
$e->registerFunction('sum', [new Calc, 'sum'])->registerFunction('here', 'Calc::here')->registerFunction('boom', function () { throw new DomainException('boom'); });
echo $e->render('f'), "\n";
$f = $e->getFunction('up');
var_dump(get_class($f), $f->getName(), $f->getCallback(), $f->call(null, ['abc']), $f->call($e->make('f'), ['d']));
thrown(fn() => $e->registerFunction('up', 'strtolower'));
thrown(fn() => $e->registerFunction('', 'strtolower'));
thrown(fn() => $e->registerFunction('x', 12));
thrown(fn() => $e->getFunction('x'));
thrown(fn() => $e->render('none'));
$e->registerFunction('missing', 'no_such_function');
thrown(fn() => $e->render('none'));
var_dump($e->dropFunction('up') === $e, $e->doesFunctionExist('up'));
thrown(fn() => $e->dropFunction('up'));
thrown(fn() => $e->render('f'));
--EXPECT--
bool(true)
bool(true)
bool(false)
A6Calc::here
string(16) "PG\MSF\View\Func"
string(2) "up"
string(10) "strtoupper"
string(3) "ABC"
string(1) "D"
LogicException: The template function name "up" is already registered.
LogicException: Not a valid function name.
LogicException: Not a valid function callback.
LogicException: The template function "x" was not found.
LogicException: The template function "missing" was not found. (template none line 1)
LogicException: The template function "missing" cannot be called: function "no_such_function" not found or invalid function name. (template none line 1)
bool(true)
bool(false)
LogicException: The template function "up" was not found.
LogicException: The template function "up" was not found. (template f line 1)
