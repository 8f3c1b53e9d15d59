--TEST--
Template: e() and escape()
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$t = (new Engine(templates([])))->make('x');
foreach (['', 'plain', '<a href="x">it\'s & </a>', '&amp;', 'äöü 中文 😀', 'é<', 'x' . str_repeat('y', 40) . '>', "bad \xff \xc3( <", "\xed\xa0\x80", "\xf5", null, 0, 1.5, true, false, new class { function __toString() { return '<o>'; } }] as $v) {
    $s = $t->e($v);
    var_dump($s);
    assert($s === htmlspecialchars((string)$v, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8') && $s === $t->escape($v));
}
var_dump($t->e('  <b> ', 'trim|strtoupper'), $t->e('<', null), $t->e('<', ''));
thrown(fn() => $t->e([]));
thrown(fn() => $t->e('x', 'no_such'));
thrown(fn() => $t->e('x', 'trim||strtoupper'));
for ($i = 0, $wrong = 0; $i < 20000; $i++) {
    $s = '';
    for ($n = mt_rand(0, 40); $n > 0; $n--) { $s .= mt_rand(0, 3) ? chr(mt_rand(32, 126)) : ['&', '<', "'", "\xe4\xb8\xad", "\xc3", "\xf0\x9f\x98\x80", "\0", chr(mt_rand(128, 255))][mt_rand(0, 7)]; }
    $wrong += $t->e($s) !== htmlspecialchars($s, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
}
var_dump($wrong);
--EXPECT--
string(0) ""
string(5) "plain"
string(54) "&lt;a href=&quot;x&quot;&gt;it&#039;s &amp; &lt;/a&gt;"
string(9) "&amp;amp;"
string(18) "äöü 中文 😀"
string(6) "é&lt;"
string(45) "xyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy&gt;"
string(17) "bad � �( &lt;"
string(3) "�"
string(3) "�"
string(0) ""
string(1) "0"
string(3) "1.5"
string(1) "1"
string(0) ""
string(9) "&lt;o&gt;"
string(9) "&lt;B&gt;"
string(4) "&lt;"
string(4) "&lt;"
TypeError: PG\MSF\View\Template::e(): Argument #1 ($string) must be of type string, array given
LogicException: The batch function could not find the "no_such" function.
LogicException: The batch function could not find the "" function.
int(0)
