--TEST--
Configuration: YAML by symfony/yaml, as Debian installs it
--EXTENSIONS--
msf
ctype
--SKIPIF--
<?php
if (extension_loaded('yaml')) die('skip the extension yaml goes first');
if (!is_file('/usr/share/php/Symfony/Component/Yaml/autoload.php')) die('skip needs the package php-symfony-yaml');
?>
--FILE--
<?php
require __DIR__ . '/config.inc';
require '/usr/share/php/Symfony/Component/Yaml/autoload.php';
$dir = config_dir([
    'a.yaml' => "server:\n  set: {worker_num: 4, daemonize: false}\n  list: [a, b]\nnothing: ~\nbase: &base {x: 1}\nuse: *base\n",
    'object.yaml' => "a: 1\nb: !php/object 'O:8:\"stdClass\":0:{}'\n", 'constant.yaml' => "a: !php/const PHP_VERSION\n", 'tab.yml' => "a:\n\t- 1\n",
    'two.yaml' => "a: 1\n---\nb: 2\n",
    'laughs.yaml' => implode('', array_map(fn($i) => "k$i: &k$i [" . implode(',', array_fill(0, 10, $i ? '*k' . ($i - 1) : 'x')) . "]\n", range(0, 8))),
]);
echo json_encode((new Noodlehaus\Config("$dir/a.yaml"))->all()), "\n";
foreach (['object.yaml', 'constant.yaml', 'tab.yml', 'two.yaml', 'laughs.yaml'] as $name) {
    echo config_error("$dir/$name", $dir), "\n";
}
?>
--EXPECTF--
{"server":{"set":{"worker_num":4,"daemonize":false},"list":["a","b"]},"nothing":null,"base":{"x":1},"use":{"x":1}}
ParseException: Configuration file: [DIR/object.yaml] is not valid YAML: Object support%s at line 2 %s @object.yaml:2
ParseException: Configuration file: [DIR/constant.yaml] is not valid YAML: %s at line 1 %s @constant.yaml:1
ParseException: Configuration file: [DIR/tab.yml] is not valid YAML: %stabs%s at line 2 %s @tab.yml:2
ParseException: Configuration file: [DIR/two.yaml] is not valid YAML: Multiple documents are not supported at line 2 %s @two.yaml:2
ParseException: Configuration file: [DIR/laughs.yaml] holds more than 200000 values @laughs.yaml:0
