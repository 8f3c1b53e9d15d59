--TEST--
Engine: path, exists, make, render; names that are not valid
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['a' => 'A', 'sub/b' => 'B']);
$e = new Engine($dir);
var_dump($e->path('a') === "$dir/a.php", $e->path('none') === "$dir/none.php", $e->exists('a'), $e->exists('none'), $e->exists('sub/../a'));
$t = $e->make('sub/b');
var_dump(get_class($t), $t->name(), (string)$t, $t->exists(), $t->path() === "$dir/sub/b.php", $e->make('none')->exists(), $e->make('none')->path() === "$dir/none.php");
foreach (['none', '', 'x::', '::x', 'a::b::c', 'x::y', '../a', 'sub/../../a', "a\0b", 'sub'] as $name) {
    thrown(fn() => $e->render($name));
}
thrown(fn() => clone $e);
thrown(fn() => serialize($e));
thrown(fn() => serialize($t));
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
string(20) "PG\MSF\View\Template"
string(5) "sub/b"
string(1) "B"
bool(true)
bool(true)
bool(false)
bool(true)
LogicException: The template "none" could not be found at "/none.php".
LogicException: The template name "" is not valid. The template name cannot be empty.
LogicException: The template name "x::" is not valid. The template name cannot be empty.
LogicException: The template name "::x" is not valid. The folder name cannot be empty.
LogicException: The template name "a::b::c" is not valid. Do not use the folder namespace separator "::" more than once.
LogicException: The template name "x::y" is not valid. The folder "x" does not exist.
LogicException: The template name "../a" is not valid. It leads out of its directory.
LogicException: The template name "sub/../../a" is not valid. It leads out of its directory.
LogicException: The template name "a" is not valid. It has a NUL byte in it.
LogicException: The template "sub" could not be found at "/sub.php".
Error: Trying to clone an uncloneable object of class PG\MSF\View\Engine
Exception: Serialization of 'PG\MSF\View\Engine' is not allowed
Exception: Serialization of 'PG\MSF\View\Template' is not allowed
