--TEST--
Classes of applications that extend those of Plates
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['t' => '<?= $x ?>']);
class MyEngine extends League\Plates\Engine { public $keep = []; public function render($name, array $data = array()) { return '<' . parent::render($name, $data) . '>'; } public function make($name) { return new MyTemplate($this, $name); } }
class MyTemplate extends League\Plates\Template\Template { public function render(array $data = array()) { return strtoupper(parent::render($data)); } public function hello() { return 'hello'; } }
$e = new MyEngine($dir);
echo $e->render('t', ['x' => 'a']), $e->make('t')->render(['x' => 'a']), $e->make('t')->hello(), "\n";
class NoParent extends Template { public function __construct() { } }
thrown(fn() => (new NoParent)->render());
thrown(fn() => (string)(new NoParent));
thrown(fn() => (new NoParent)->path());
thrown(fn() => (new NoParent)->e('x', 'trim'));
thrown(fn() => (new NoParent)->fetch('x'));
thrown(fn() => (new NoParent)->any());
--EXPECT--
<a>Ahello
Error: The template has no engine: its constructor was not called
Error: The template has no engine: its constructor was not called
Error: The template has no engine: its constructor was not called
Error: The template has no engine: its constructor was not called
Error: The template has no engine: its constructor was not called
Error: The template has no engine: its constructor was not called
