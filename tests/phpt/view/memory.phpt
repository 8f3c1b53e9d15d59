--TEST--
Memory stays where it is
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['p' => '<?php $this->layout("l", ["n" => $n]); $this->start("s") ?><?= $this->e("<$n>", "trim|up") ?><?php $this->stop(); $f = function () use ($n) { static $m = []; $m[] = $n; return $n; }; static $k = []; $k[] = $f(); $this->insert("i", ["n" => $n]) ?>',
    'i' => '<?= $n, $this->up("x") ?><?php $this->push("js") ?>x<?php $this->stop() ?>', 'l' => '<?= $n, $this->section("content"), $this->section("s"), $this->section("js") ?>',
    'bad' => '<?php $this->start("s"); ob_start(); echo str_repeat("x", 10000); $this->insert("thrower");', 'thrower' => '<?php throw new Exception("x");']);
$e = (new Engine($dir))->registerFunction('up', 'strtoupper');
for ($i = 0; $i < 6000; $i++) {
    $e->render('p', ['n' => $i]);
    try { $e->render('bad'); } catch (Exception) { }
    try { $e->render("none$i"); } catch (LogicException) { }
    if ($i == 1000) { gc_collect_cycles(); $before = memory_get_usage(); }
}
gc_collect_cycles();
$grown = memory_get_usage() - $before;
echo $grown < 4096 ? "flat\n" : "grew by $grown\n";
--EXPECT--
flat
