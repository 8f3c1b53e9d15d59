--TEST--
i18n: createObject()
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\I18N;
class Thing { public $a = 1; protected $b; public function __construct(...$args) { $this->a = $args; } }
class Fails { public function __construct() { throw new LogicException('constructor'); } public function __destruct() { echo "never\n"; } }
attempt(fn () => I18N::createObject('Thing', [1, 2])->a);
attempt(fn () => I18N::createObject(['class' => 'Thing', 'a' => 'set'], [1])->a);
attempt(fn () => get_class(I18N::createObject('PhpMessageSource')));
attempt(fn () => I18N::createObject(['class' => 'PhpMessageSource', 'basePath' => '/x'])->basePath);
attempt(fn () => I18N::createObject(fn ($x) => new ArrayObject($x), [[1, 2, 3]])->count());
attempt(fn () => I18N::createObject(['class' => 'PhpMessageSource', 'basepath' => '/x']));
attempt(fn () => I18N::createObject(['class' => 'Thing', 'b' => 1]));
attempt(fn () => I18N::createObject('No\Such'));
attempt(fn () => I18N::createObject('Countable'));
attempt(fn () => I18N::createObject('Fails'));
attempt(fn () => I18N::createObject(['a' => 1]));
attempt(fn () => I18N::createObject(fn () => 5));
attempt(fn () => I18N::createObject(null));
--EXPECT--
array(2) {
  [0]=>
  int(1)
  [1]=>
  int(2)
}
string(3) "set"
string(24) "PG\I18N\PhpMessageSource"
string(2) "/x"
int(3)
Exception: Setting unknown property: PG\I18N\PhpMessageSource::basepath
Error: Cannot access protected property Thing::$b
Exception: Class No\Such does not exist
Error: Cannot instantiate interface Countable
LogicException: constructor
Exception: Object configuration must be an array containing a "class" element.
Exception: A function that makes an object returned int
Exception: Unsupported configuration type
