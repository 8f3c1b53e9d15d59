--TEST--
Engine: directory and extension
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['a' => 'a.php', 'b.phtml' => 'b.phtml', 'c.txt' => 'c.txt']);
$e = new Engine();
var_dump($e->getDirectory(), $e->getFileExtension());
var_dump($e->setDirectory($dir) === $e, $e->getDirectory() === $dir, $e->render('a'));
var_dump($e->setFileExtension('phtml') === $e, $e->getFileExtension(), $e->render('b'), $e->exists('a'));
$e->setFileExtension(null);
var_dump($e->getFileExtension(), $e->render('c.txt'));
$two = new Engine($dir, 'phtml');
var_dump($two->exists('b'), $two->exists('a'), basename($two->path('b')));
$three = new Engine($dir, null);
var_dump($three->getFileExtension(), $three->exists('c.txt'));
thrown(fn() => new Engine("$dir/none"));
thrown(fn() => $e->setDirectory("$dir/a.php"));
thrown(fn() => (new Engine())->render('a'));
thrown(fn() => $e->setDirectory(null)->make('a'));
--EXPECT--
NULL
string(3) "php"
bool(true)
bool(true)
string(5) "a.php"
bool(true)
string(5) "phtml"
string(7) "b.phtml"
bool(false)
NULL
string(5) "c.txt"
bool(true)
bool(false)
string(7) "b.phtml"
NULL
bool(true)
LogicException: The specified path "/none" does not exist.
LogicException: The specified path "/a.php" does not exist.
LogicException: The template name "a" is not valid. The default directory has not been defined.
LogicException: The template name "a" is not valid. The default directory has not been defined.
