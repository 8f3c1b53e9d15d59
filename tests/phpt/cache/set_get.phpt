--TEST--
set() and get(): every type comes back as it was
--EXTENSIONS--
msf
--FILE--
<?php
class Point { public function __construct(public int $x, protected ?Point $next = null, private array $list = []) {} }
$cache = new PG\MSF\Cache\SysCache('t_');
$self = new stdClass;
$self->me = $self;
$shared = new stdClass;
$values = [null, false, true, 0, -1, PHP_INT_MAX, PHP_INT_MIN, 0.0, -0.5, INF, '', 'a', "nul\0byte", str_repeat('x', 31), str_repeat('x', 32), str_repeat('x', 33),
    str_repeat('long', 20000), [], [1, 'a' => [2.5, null]], new Point(3, new Point(4), ['k' => "v\xff"]), [$shared, $shared]];
foreach ($values as $i => $value) {
    $cache->set('k', $value) or print "not stored: $i\n";
    $back = $cache->get('k');
    if (serialize($back) !== serialize($value)) {
        echo "differs: $i\n";
        var_dump($back);
    }
}
var_dump($cache->set('k', NAN), is_nan($cache->get('k')));
$cache->set('k', $self);
$back = $cache->get('k');
var_dump($back->me === $back, $cache->get('k') !== $back);
$referenced = 5;
$r = &$referenced;
$cache->set('k', $r);
var_dump($cache->get('k'));

var_dump($cache->get('nothing'), $cache->get('nothing', $cas), $cas);
var_dump((new PG\MSF\Cache\SysCache('other_'))->get('k'), (new PG\MSF\Cache\SysCache())->get('t_k'));

echo "many:\n";
var_dump($cache->set(['a' => 1, 'b' => 'two', 3 => null]));
echo json_encode($cache->get(['b', 'nothing', 3, 'a'])), "\n";
var_dump($cache->get([]));
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
int(5)
bool(false)
bool(false)
NULL
bool(false)
int(5)
many:
bool(true)
{"b":"two","nothing":false,"3":null,"a":1}
array(0) {
}
