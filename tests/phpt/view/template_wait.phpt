--TEST--
Coroutines that wait inside of templates and sections do not mix
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

use function PG\MSF\{go, all, delay};
$dir = templates(['p' => '<?php $this->layout("l", ["n" => $n]) ?>p<?= $n ?><?php PG\\MSF\\delay(mt_rand(1, 5)) ?>p<?= $n ?><?php $this->start("s") ?>s<?= $n ?><?php PG\\MSF\\delay(mt_rand(1, 5)); $this->insert("i", ["n" => $n]) ?>s<?= $n ?><?php $this->stop() ?>',
    'i' => '<?php static $v = 0; $v += $n; PG\\MSF\\delay(mt_rand(1, 3)); ob_start(); echo "i$v"; PG\\MSF\\delay(1); echo strrev(ob_get_clean()); if ($n % 10 == 9) throw new Exception("nine"); ?>',
    'l' => 'l<?= $n ?>[<?= $this->section("content") ?>|<?php PG\\MSF\\delay(1); echo $this->section("s") ?>]']);
$e = new Engine($dir);
$jobs = [];
for ($n = 10; $n < 60; $n++) {
    $jobs[$n] = go(function () use ($e, $n) { try { return $e->render('p', ['n' => $n]); } catch (Exception $x) { return $x->getMessage(); } });
}
$wrong = 0;
foreach (all($jobs) as $n => $text) {
    $wrong += $text !== ($n % 10 == 9 ? 'nine' : "l{$n}[p{$n}p{$n}|s{$n}" . strrev("i$n") . "s{$n}]");
}
var_dump($wrong, count($jobs), ob_get_level());
--EXPECT--
int(0)
int(50)
int(0)
