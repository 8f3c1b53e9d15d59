--TEST--
Template: insert() and fetch(); sections of what is inserted
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['p' => '<?php $this->layout("l") ?>a<?php $this->insert("i", ["n" => 1]) ?>b<?= strtoupper($this->fetch("i", ["n" => 2])) ?>c<?php $this->start("s") ?>in <?php $this->insert("i", ["n" => 3]) ?><?php $this->stop() ?>',
    'i' => 'i<?= $n ?><?php $this->push("js") ?>js<?= $n ?>;<?php $this->stop(); $this->start("last") ?><?= $n ?><?php $this->stop() ?>',
    'l' => '<?= $this->section("content") ?>|<?= $this->section("js") ?>|<?= $this->section("last") ?>|<?= $this->section("s") ?>',
    'own' => 'x<?php $this->insert("withlayout") ?>y<?= $this->section("content", "none") ?>', 'withlayout' => '<?php $this->layout("l") ?>w', 'bad' => "\n<?php \$this->insert('none') ?>"]);
$e = new Engine($dir);
echo $e->render('p'), "\n", $e->render('own'), "\n";
var_dump($e->make('i')->fetch('i', ['n' => 9]));
$e->make('i')->insert('i', ['n' => 8]);
echo "\n";
thrown(fn() => $e->render('bad'));
--EXPECT--
ai1bI2c|js1;js2;js3;|3|in i3
xw|||ynone
string(2) "i9"
i8
LogicException: The template "none" could not be found at "/none.php". (template bad line 2)
