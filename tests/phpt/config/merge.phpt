--TEST--
Configuration: files merge by key, and lists by index
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/config.inc';
$dir = config_dir([
    'a.php' => '<?php $config["list"] = ["x", "y", "z"]; $config["map"] = ["a" => 1, "b" => ["c" => 2]]; return $config;',
    'b.json' => '{"map": {"json": true}}',
    'dev/a.php' => '<?php return ["list" => ["a", "b"], "map" => ["b" => ["d" => 3]], "scalar" => 1];',
    'dev/z.php' => '<?php return ["scalar" => ["now" => "a map"]];',
]);
$config = new Noodlehaus\Config([$dir, "$dir/dev", "?$dir/missing"]);
echo json_encode($config->all()), "\n";
echo get_class($config), ' ', $config instanceof Noodlehaus\ConfigInterface ? 'yes' : 'no', "\n";
echo str_replace($dir, 'DIR', $config->getSource('list.0') . ' ' . $config->getSource('list.2')), "\n";
var_dump($config->getSource('nothing'));
echo json_encode(Noodlehaus\Config::load("$dir/b.json")->all()), "\n";
?>
--EXPECT--
{"list":["a","b","z"],"map":{"a":1,"b":{"c":2,"d":3},"json":true},"scalar":{"now":"a map"}}
PG\MSF\Config\Config yes
DIR/dev/a.php DIR/a.php
NULL
{"map":{"json":true}}
