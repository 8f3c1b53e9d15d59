--TEST--
Configuration: reading copies nothing, and what was read is not the configuration
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/config.inc';
$dir = config_dir(['a.php' => '<?php return ["big" => ["list" => range(1, 100000), "deep" => ["x" => 1]]];']);
$c = new Noodlehaus\Config($dir);
$c->get('big.list');
$before = memory_get_usage();
$kept = [];
for ($i = 0; $i < 100; $i++) {
    $kept[] = $c->get('big.list');
    $kept[] = $c['big']['list'];
    $kept[] = $c->all();
}
echo memory_get_usage() - $before < 20000 ? "no copies\n" : memory_get_usage() - $before . " bytes\n";
unset($kept);
$list = $c->get('big.list');
$list[0] = 'mine';
$all = $c->all();
$all['big']['deep']['x'] = 'mine';
foreach ($c as $value) {
    $value['deep']['x'] = 'mine';
}
$c['big']['deep']['x'] = 'mine'; // PHP says that this has no effect
var_dump($c->get('big.list.0'), $c->get('big.deep.x'));
--EXPECTF--
no copies

Notice: Indirect modification of overloaded element of PG\MSF\Config\Config has no effect in %s on line %d
int(1)
int(1)
