--TEST--
Configuration: PHP, JSON, INI and XML files
--EXTENSIONS--
msf
simplexml
--FILE--
<?php
require __DIR__ . '/config.inc';
$dir = config_dir([
    'a.php' => '<?php return fn() => ["php" => "callable"];',
    'b.json' => '{"json": {"list": [1, {"deep": 1.5}], "null": null}}',
    'c.ini' => "top = 1\n[section]\nflag = yes\nname = \"a b\"\n",
    'd.xml' => '<root><xml a="1"><item>x</item><item>y</item></xml></root>',
    'e.php.dist' => '<?php return ["dist" => true];',
    'f.JSON' => '{"upper": 1}',
]);
echo json_encode((new Noodlehaus\Config($dir))->all()), "\n";
?>
--EXPECT--
{"php":"callable","json":{"list":[1,{"deep":1.5}],"null":null},"top":"1","section":{"flag":"1","name":"a b"},"xml":{"@attributes":{"a":"1"},"item":["x","y"]},"dist":true,"upper":1}
