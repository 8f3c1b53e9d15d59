--TEST--
Engine and Template are seen by the collector
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['t' => 'x<?php $this->engine->keep = $this ?? 1;']);
class Holder { public $engine, $template; function __destruct() { echo "gone\n"; } }
for ($i = 0; $i < 3; $i++) {
    $h = new Holder;
    $h->engine = new Engine($dir);
    $h->engine->registerFunction('f', function () use ($h) { })->addData(['h' => $h])->addData(['h' => $h], 't');
    $h->template = $h->engine->make('t');
    $h->template->data(['me' => $h->template]);
    $h->template->layout('x', ['h' => $h]);
    unset($h);
}
var_dump(gc_collect_cycles() > 0);
--EXPECT--
gone
gone
gone
bool(true)
