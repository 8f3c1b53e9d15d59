--TEST--
dump() in both forms, and writeln() (spec 07, section 12)
--EXTENSIONS--
msf
--FILE--
<?php
define('DUMP_TRUNCATED', true);
class Sample { public $a = 1; public $list = ['x']; protected $hidden = 2; private $own = 3; }
class Slept { public $a = 1; protected $b = 2; public $c = 3; function __sleep() { return ['a', 'b', 'c']; } function __unsleep() { return ['c']; } }
class Deep { public $next; }
foreach ([true, false, 5, 1.5, "it's", null, [], ['k' => 'v', 3], new Sample, new Slept, [[[[1]]]], str_repeat('x', 513), str_repeat('x', 512) === 'no', fopen('php://memory', 'r')] as $value) {
    echo dump($value, false, true), "\n";
}
$deep = new Deep; $deep->next = new Deep; $deep->next->next = new Deep; $deep->next->next->next = new Deep; $deep->next->next->next->next = new Deep;
echo dump($deep, false, true), "\n";
echo strlen(dump(range(1, 150), false, true)) < strlen(dump(range(1, 100), false, true)) + 20 ? "at most 100\n" : "more\n";
dump(['a' => [1, 2], 'o' => new Sample]);
dump('plain');
dump(5, false);
$out = 'begun ';
dumpInternal($out, ['x'], 0, false);
echo $out, "\n";
$e = new Exception('boom', 7);
echo preg_replace(["#'/[^']*'#", "/'#0.*'/"], ["'FILE'", "'TRACE'"], dump($e, false, true)), "|\n";
writeln('a line');
--EXPECTF--
true
false
5
1.5
'it\'s'
null
[]
['k' => 'v', 0 => 3], 
Sample(a => 1, list => [0 => 'x']), 
Slept(a => 1, b => 2), 
[0 => [0 => [0 => [0 => 1]]]], 
'*<truncated>*'
false
{resource}
Deep(next => Deep(next => Deep(next => Deep(next => Deep(...))))), 
at most 100
[
    'a' => [
        0 => 1
        1 => 2
    ]
    'o' => Sample(
        [a] => 1
        [list] => [
            0 => 'x'
        ]
    )
]
'plain'
5
begun [0 => 'x'], 
Exception(message => 'boom', code => 7, line => %d, file => 'FILE', trace => 'TRACE'), |
[%d-%d-%d %d:%d:%d] a line
