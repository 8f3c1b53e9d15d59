--TEST--
Engine: folders, with and without fallback
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['main' => 'main', 'both' => 'default both', 'blue/both' => 'blue both', 'red/only' => 'only red <?php $this->insert("main") ?>']);
$e = new Engine($dir);
var_dump($e->addFolder('blue', "$dir/blue", true) === $e);
$e->addFolder('red', "$dir/red");
echo $e->render('blue::both'), ', ', $e->render('blue::main'), ', ', $e->render('red::only'), ', ', $e->render('both'), "\n";
thrown(fn() => $e->render('red::main'));
thrown(fn() => $e->render('green::main'));
thrown(fn() => $e->addFolder('red', $dir));
thrown(fn() => $e->addFolder('none', "$dir/none"));
$f = $e->getFolders();
var_dump(get_class($f), count($f), $f->exists('blue'), $f->exists('x'), array_keys($f->all()));
var_dump($f->get('blue')->getName(), $f->get('blue')->getPath() === "$dir/blue", $f->get('blue')->getFallback(), $f->get('red')->getFallback());
thrown(fn() => $f->get('x'));
var_dump($e->removeFolder('blue') === $e, count($f), count($e->getFolders()));
thrown(fn() => $e->render('blue::both'));
thrown(fn() => $e->removeFolder('blue'));
thrown(fn() => $f->get('red')->path = '/');
thrown(fn() => new PG\MSF\View\Folder());
--EXPECT--
bool(true)
blue both, main, only red main, default both
LogicException: The template "red::main" could not be found at "/red/main.php".
LogicException: The template name "green::main" is not valid. The folder "green" does not exist.
LogicException: The template folder "red" is already being used.
LogicException: The specified directory path "/none" does not exist.
string(19) "PG\MSF\View\Folders"
int(2)
bool(true)
bool(false)
array(2) {
  [0]=>
  string(4) "blue"
  [1]=>
  string(3) "red"
}
string(4) "blue"
bool(true)
bool(true)
bool(false)
LogicException: The template folder "x" was not found.
bool(true)
int(2)
int(1)
LogicException: The template name "blue::both" is not valid. The folder "blue" does not exist.
LogicException: The template folder "blue" was not found.
Error: Cannot modify readonly property PG\MSF\View\Folder::$path
Error: Call to private PG\MSF\View\Folder::__construct() from global scope
