--TEST--
Template: start, push, unshift, stop, end, section
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['p' => '<?php $this->start("a") ?>one<?php $this->stop(); $this->start("a") ?>two<?php $this->end();
    $this->push("b") ?>1<?php $this->stop(); $this->push("b") ?>2<?php $this->stop(); $this->unshift("b") ?>0<?php $this->stop();
    echo $this->section("a"), $this->section("b"), $this->section("c", "default"), json_encode([$this->section("d"), $this->section("e", [1])]);
    $this->start("ob"); ob_start(); echo "kept"; $this->stop(); echo $this->section("ob");',
    'nest' => '<?php $this->start("a"); echo "x"; $this->start("b");', 'reserved' => '<?php $this->start("content");', 'push' => '<?php $this->push("content");',
    'stop' => 'text<?php $this->stop();', 'end' => '<?php $this->end();', 'open' => "<?php \$this->start('a') ?>never stopped", 'buf' => '<?php ob_start() ?>open<?php ob_start() ?> buffers',
    'close' => 'x<?php ob_end_clean() ?>y', 'flush' => 'x<?php @ob_flush(); flush() ?>y<?php ob_clean() ?>z']);
$e = new Engine($dir);
echo $e->render('p'), "\n";
foreach (['nest', 'reserved', 'push', 'stop', 'end', 'open', 'close'] as $name) {
    thrown(fn() => $e->render($name));
}
thrown(fn() => $e->make('p')->start('a'));
echo $e->render('buf'), ' ', $e->render('flush'), "\n";
var_dump(ob_get_level(), $e->make('p')->section('a', 5));
--EXPECT--
two012default[null,[1]]kept
LogicException: You cannot nest sections within other sections. (template nest line 1)
LogicException: The section name "content" is reserved. (template reserved line 1)
LogicException: The section name "content" is reserved. (template push line 1)
LogicException: You must start a section before you can stop it. (template stop line 1)
LogicException: You must start a section before you can stop it. (template end line 1)
LogicException: The section "a" was started and not stopped. (template open)
yLogicException: The template has closed an output buffer that it did not open. (template close)
LogicException: Sections can be started while the template is rendered only.
open buffers z
int(0)
int(5)
