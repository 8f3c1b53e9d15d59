--TEST--
Configuration: a PHP file has variables of its own, and its array is not shared with anybody
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/config.inc';
$dir = config_dir([
    'a.php' => '<?php $config["seen"] = isset($secret) || isset($dir); $left = 1; $config["here"] = basename(__FILE__); return $config;',
    'b.php' => '<?php $config["left"] = isset($left); $config["ref"] = &$GLOBALS["outside"]; return $config;',
]);
$outside = ['v' => 'before'];
function load(string $dir): Noodlehaus\Config
{
    $secret = 1;
    $config = new Noodlehaus\Config($dir);
    var_dump(isset($left), isset($config['here']));
    return $config;
}
$config = load($dir);
$outside['v'] = 'after';
echo json_encode($config->all()), "\n";
?>
--EXPECT--
bool(false)
bool(true)
{"seen":false,"here":"a.php","left":false,"ref":{"v":"before"}}
