--TEST--
Configuration: a cycle through a value is collected
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/config.inc';
$dir = config_dir(['a.php' => '<?php return ["a" => 1];']);
$c = new Noodlehaus\Config($dir);
$o = new stdClass;
$o->config = $c;
$c->set('o', $o);
$watch = WeakReference::create($o);
unset($c, $o);
gc_collect_cycles();
var_dump($watch->get());
?>
--EXPECT--
NULL
