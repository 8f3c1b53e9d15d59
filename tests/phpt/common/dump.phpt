--TEST--
dump(): the description of every kind of value, in both forms
--EXTENSIONS--
msf
--FILE--
<?php
class U
{
    public $a = 1;
    protected $p = 2;
    private $q = 3;
    public $u;
}
class S extends U
{
    public function __sleep()
    {
        return ['p', 'a'];
    }

    public function __unsleep()
    {
        return ['a'];
    }
}
class Throwing
{
    public $x = 1;

    public function __sleep()
    {
        throw new Exception('not now');
    }
}
$u = new U;
$u->u = $u;
foreach ([1, 1.5, true, false, null, "it's", [], [1, 'k' => [1, [2, [3, [4]]]]], $u, new S, new Throwing, STDIN] as $value) {
    dump($value);
    dump($value, false);
}
$output = 'before:';
dumpInternal($output, [1], 1, false);
var_dump($output, dump('x', true, true), strlen(dump(range(1, 200), false, true)), dump(str_repeat('x', 513), false, true) === "'" . str_repeat('x', 513) . "'");
define('DUMP_TRUNCATED', true);
var_dump(dump(str_repeat('x', 513), false, true), strlen(dump(str_repeat('x', 512), false, true)));
?>
--EXPECT--
1
1
1.5
1.5
true
true
false
false
null
null
'it\'s'
'it\'s'
[]
[]
[
    0 => 1
    'k' => [
        0 => 1
        1 => [
            0 => 2
            1 => [
                0 => 3
                1 => [...]
            ]
        ]
    ]
]
[0 => 1, 'k' => [0 => 1, 1 => [0 => 2, 1 => [0 => 3, 1 => [...]]]]], 
U(
    [a] => 1
    [u] => U(...)
)
U(a => 1, u => U(...)), 
S(
    [p] => 2
)
S(p => 2), 
Throwing(
    [x] => 1
)
Throwing(x => 1), 
{resource}
{resource}
string(15) "before:[0 => 1]"
string(3) "'x'"
int(989)
bool(true)
string(15) "'*<truncated>*'"
int(514)
