--TEST--
Template: layouts, nested, with data
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['p' => '<?php $this->layout("l1", ["title" => "T"]) ?>body<?php $this->start("s") ?>from p<?php $this->stop() ?>',
    'l1' => '<?php $this->layout("l2", ["title" => $title . "2"]) ?>[<?= $title ?>:<?= $this->section("content") ?>]',
    'l2' => '{<?= $title ?>:<?= $this->section("content") ?>:<?= $this->section("s") ?>}',
    'c' => '<?php if ($x) { $this->layout("l2", ["title" => "c"]); } ?>c', 'late' => 'late<?php $this->layout("l2", ["title" => "first"]); $this->layout("l2", ["title" => "last"]) ?>',
    'bad' => '<?php $this->layout("none") ?>x']);
$e = new Engine($dir);
echo $e->render('p'), "\n", $e->render('late'), "\n";
$t = $e->make('c');
echo $t->render(['x' => true]), $t->render(['x' => false]), $t->render(['x' => true]), "\n";
thrown(fn() => $e->render('bad'));
thrown(fn() => $e->make('p')->layout('a::b::c'));
--EXPECT--
{T2:[T:body]:from p}
{last:late:}
{c:c:}c{c:c:}
LogicException: The template "none" could not be found at "/none.php".
nothing thrown
