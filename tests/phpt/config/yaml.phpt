--TEST--
Configuration: YAML by the extension yaml
--EXTENSIONS--
msf
yaml
--INI--
yaml.decode_php=1
yaml.decode_timestamp=2
--FILE--
<?php
require __DIR__ . '/config.inc';
class Danger
{
    public function __wakeup(): void
    {
        echo "an object was made\n";
    }
}
$dir = config_dir([
    'a/a.yaml' => "server:\n  set: {worker_num: 4, daemonize: false}\n  list: [a, b]\nday: 2026-11-22\nnothing: ~\nbase: &base {x: 1}\nuse: *base\n",
    'a/b.YML' => "server:\n  set: {worker_num: 8}\n",
    'object.yaml' => "a: !php/object 'O:6:\"Danger\":0:{}'\n",
    'syntax.yaml' => "a: [1\nb: 2\n", 'tab.yml' => "a:\n\t- 1\n", 'empty.yaml' => '', 'scalar.yaml' => "just text\n", 'two.yaml' => "a: 1\n---\nb: 2\n",
    'circle.yaml' => "a: &x\n  b: *x\n",
    'laughs.yaml' => implode('', array_map(fn($i) => "k$i: &k$i [" . implode(',', array_fill(0, 10, $i ? '*k' . ($i - 1) : 'x')) . "]\n", range(0, 8))),
]);
echo json_encode((new Noodlehaus\Config("$dir/a"))->all()), "\n";
var_dump((new Noodlehaus\Config("$dir/object.yaml"))->get('a'));
foreach (['syntax.yaml', 'tab.yml', 'empty.yaml', 'scalar.yaml', 'two.yaml', 'circle.yaml', 'laughs.yaml'] as $name) {
    echo config_error("$dir/$name", $dir), "\n";
}
var_dump(ini_get('yaml.decode_php'), ini_get('yaml.decode_timestamp'), memory_get_peak_usage() < 100 << 20);
?>
--EXPECTF--
{"server":{"set":{"worker_num":8,"daemonize":false},"list":["a","b"]},"day":"2026-11-22","nothing":null,"base":{"x":1},"use":{"x":1}}
string(17) "O:6:"Danger":0:{}"
ParseException: Configuration file: [DIR/syntax.yaml] is not valid YAML: yaml_parse(): parsing error%s(line 2, column 2)%s @syntax.yaml:2
ParseException: Configuration file: [DIR/tab.yml] is not valid YAML: yaml_parse(): scanning error%s(line 2, column 1)%s @tab.yml:2
ParseException: Configuration file: [DIR/empty.yaml] is not valid YAML, or empty @empty.yaml:0
ParseException: Configuration file: [DIR/scalar.yaml] is not valid YAML, or empty @scalar.yaml:0
ParseException: Configuration file: [DIR/two.yaml] is not valid YAML: it holds 2 documents, a configuration is one @two.yaml:0
ParseException: Configuration file: [DIR/circle.yaml] is nested deeper than 64 levels @circle.yaml:0
ParseException: Configuration file: [DIR/laughs.yaml] holds more than 200000 values @laughs.yaml:0
string(1) "1"
string(1) "2"
bool(true)
