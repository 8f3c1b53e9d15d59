--TEST--
Template: data() and the variables of a file
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['v' => '<?= $a ?? "-" ?>,<?= $b ?? "-" ?>;', 'set' => '<?php $a = "changed"; $list[] = 1; unset($b); echo count($list);',
    'names' => '<?= json_encode(get_defined_vars()), isset($this) ?>', 'by' => '<?php $n = "a"; echo $$n; extract(["c" => 3]); echo $c, json_encode(compact("a", "b")), eval("return \$b;"); include __DIR__ . "/v.php";',
    'self' => '<?= get_class($this), $this->name, get_class($this->engine), self::class ?>', 'ret' => 'x<?php return 5; ?>y', 'stat' => '<?php static $n = 0; echo ++$n; ?>']);
$e = new Engine($dir);
$t = $e->make('v');
var_dump($t->data(), $t->data(['a' => 1]), $t->data());
echo $t->render(), $t->render(['b' => 2]), $t->render(), $e->render('v'), "\n";
$a = 'before';
$data = ['a' => &$a, 'list' => [], 'b' => 1, 'this' => 'no', 0 => 'zero', 'odd name' => 1];
echo $e->render('set', $data), $a, count($data['list']), "\n";
echo $e->render('names', $data), "\n", $e->render('by', $data), "\n", $e->render('self', $data), "\n", $e->render('ret'), $e->render('stat'), $e->render('stat'), "\n";
--EXPECT--
array(0) {
}
NULL
array(1) {
  ["a"]=>
  int(1)
}
1,-;1,2;1,2;-,-;
1before0
{"a":"before","list":[],"b":1,"odd name":1}1
before3{"a":"before","b":1}1before,1;
PG\MSF\View\TemplateselfPG\MSF\View\EnginePG\MSF\View\Template
x11
