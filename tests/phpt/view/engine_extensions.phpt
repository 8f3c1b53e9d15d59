--TEST--
Engine: extensions know the template that calls them, and forget it
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['x' => '<?= $this->who() ?> <?= $this->twice() ?>', 'y' => 'y']);
use League\Plates\Extension\ExtensionInterface as Old;
class Who implements Old
{
    public $template;
    public function register(League\Plates\Engine $engine) { $engine->registerFunction('who', [$this, 'who'])->registerFunction('twice', [$this, 'twice']); }
    public function who() { return $this->template->name(); }
    public function twice() { return $this->template->who() . $this->template->fetch('y') . $this->who(); }
}
class Typed implements ExtensionInterface
{
    public Template $template;
    public function register($engine) { $engine->registerFunction('typed', [$this, 'typed']); }
    public function typed() { return get_class($this->template); }
}
class Plain implements ExtensionInterface
{
    public function register(Engine $engine) { $engine->registerFunction('plain', [$this, 'plain']); }
    public function plain() { return json_encode(get_object_vars($this)); }
}
$e = new Engine($dir);
$who = new Who;
var_dump($e->loadExtension($who) === $e);
echo $e->render('x'), "\n";
var_dump($who->template);
$typed = new Typed;
var_dump($e->loadExtensions([$typed, new Plain]) === $e);
echo $e->make('x')->typed(), ' ', $e->make('x')->plain(), "\n";
var_dump($typed);
thrown(fn() => $e->loadExtensions([new stdClass]));
thrown(fn() => $e->loadExtension(new Who));
--EXPECT--
bool(true)
x xyx
NULL
bool(true)
PG\MSF\View\Template []
object(Typed)#6 (0) {
  ["template"]=>
  uninitialized(PG\MSF\View\Template)
}
TypeError: PG\MSF\View\Engine::loadExtensions(): Argument #1 ($extensions) must contain objects of PG\MSF\View\ExtensionInterface only, stdClass given
LogicException: The template function name "who" is already registered.
