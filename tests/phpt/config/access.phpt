--TEST--
Configuration: get, set, has, array access, iteration, clone
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/config.inc';
$dir = config_dir(['a.php' => '<?php return ["a" => ["b" => ["c" => 1], "null" => null, "s" => "text"], "l" => [5, 6], "d" => ["h.o.st" => 1]];']);
$c = new Noodlehaus\Config($dir);
var_dump($c->get('a.b.c'), $c->get('a.b.x', 'default'), $c->get('a.null', 'default'), $c->get('a.s.x.y', 'default'), $c->get('l.1'), $c->get(''));
var_dump($c->has('a.null'), $c->has('a.s.x'), isset($c['a.b.c']), isset($c['nope']), $c['a']['b']['c'], $c['a.b.c'], $c['nope'], $c['d']['h.o.st']);
$all = $c->all();
$c->set('a.b.c', 2);
$c->set('a.s.x', ['deep' => 1]);
$c['new.key'] = 3;
var_dump($all['a']['b']['c'], $c->get('a.b.c'), $c->get('a.s.x.deep'), $c['new']['key'], $c->get('a.b'));
unset($c['new.key']);
var_dump($c->has('new.key'), $c['new.key'], count($c));
foreach ($c as $key => $value) {
    echo $key, ':', gettype($value), ' ';
}
$copy = clone $c;
$copy['l'] = 'other';
var_dump($c->get('l.0'), $copy['l']);
$list = ['x'];
$ref = &$list[0];
$c->set('own', $list);
$ref = 'changed';
var_dump($c['own.0']);
foreach ([fn() => $c[] = 1, fn() => serialize($c), fn() => $c[[]]] as $wrong) {
    try {
        $wrong();
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECTF--
int(1)
string(7) "default"
NULL
string(7) "default"
int(6)
NULL
bool(true)
bool(false)
bool(true)
bool(false)
int(1)
int(1)
NULL
int(1)
int(1)
int(2)
int(1)
int(3)
array(1) {
  ["c"]=>
  int(2)
}
bool(true)
NULL
int(4)
a:array l:array d:array new:array int(5)
string(5) "other"
string(1) "x"
TypeError: A configuration value needs a key
Exception: Serialization of 'PG\MSF\Config\Config' is not allowed

Warning: Array to string conversion in %s on line %d
