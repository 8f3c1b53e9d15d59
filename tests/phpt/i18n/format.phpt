--TEST--
i18n: format(): values in braces, as strtr() puts them
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\I18N;
class Text { public function __construct(public string $s) {} public function __toString(): string { return $this->s; } }
class Bad { public function __toString(): string { throw new LogicException('no text'); } }
$i18n = I18N::getInstance(['g' => ['basePath' => '/nowhere']]);
$cases = [
    ['{a}{b}{a}', ['a' => 'x', 'b' => '{a}']], ['{a} {c}', ['a' => 1]], ['{{a}}', ['a' => 'x']], ['{a', ['a' => 'x']], ['{}', ['' => 'empty']],
    ['{a}b}', ['a' => 'short', 'a}b' => 'long']], ['{0} {1} {2}', ['x', 'y']], ['{a}', ['a' => null]], ['{a}', ['a' => 1.5]], ['{a}', ['a' => true]],
    ['{a}', ['a' => new Text('t')]], ['{a}', 5], ['{0}', 5], ['{a}', null], ['{a}', ['a' => '']], ['', ['a' => 1]], ['no braces', ['a' => 1]],
    ["it's '{a}'", ['a' => 1]], ['{ n, plural, one {# file} other {# files}} by {who}', ['n' => 1, 'who' => 'me']], [200, ['a' => 1]],
    ['{n,plural', ['n' => 1]], ['{n, plural, one{x}}', ['n' => 1]], ['{n,nonsense}{', ['n' => 1]],
];
foreach ($cases as [$text, $params]) {
    echo json_encode($text), ' => ';
    attempt(fn () => $i18n->format($text, $params, 'en'));
}
attempt(fn () => $i18n->format('{a}', ['a' => new Bad], 'en'));
attempt(fn () => $i18n->format('{a, plural, other{#}}', ['a' => new Bad], 'en'));
// the same as strtr() for many texts
mt_srand(1);
$alphabet = ['{', '}', 'a', 'b', 'ab', '{a}', ' '];
$params = ['a' => '1', 'ab' => '{a}', 'a}' => '3', 'b{' => '4', '5' => '6', '{a' => '7'];
$pairs = array_combine(array_map(fn ($k) => '{' . $k . '}', array_keys($params)), $params);
for ($i = 0, $different = 0; $i < 3000; $i++) {
    for ($text = '', $n = mt_rand(0, 12); $n > 0; $n--) {
        $text .= $alphabet[mt_rand(0, 6)];
    }
    $different += $i18n->format($text, $params, 'en') !== strtr($text, $pairs);
}
echo $different, " differences\n";
--EXPECT--
"{a}{b}{a}" => string(5) "x{a}x"
"{a} {c}" => string(5) "1 {c}"
"{{a}}" => string(3) "{x}"
"{a" => string(2) "{a"
"{}" => string(5) "empty"
"{a}b}" => string(4) "long"
"{0} {1} {2}" => string(7) "x y {2}"
"{a}" => string(0) ""
"{a}" => string(3) "1.5"
"{a}" => string(1) "1"
"{a}" => string(1) "t"
"{a}" => string(3) "{a}"
"{0}" => string(1) "5"
"{a}" => string(3) "{a}"
"{a}" => string(0) ""
"" => string(0) ""
"no braces" => string(9) "no braces"
"it's '{a}'" => string(8) "it's '1'"
"{ n, plural, one {# file} other {# files}} by {who}" => string(12) "1 file by me"
200 => string(3) "200"
"{n,plural" => string(9) "{n,plural"
"{n, plural, one{x}}" => string(19) "{n, plural, one{x}}"
"{n,nonsense}{" => string(13) "{n,nonsense}{"
LogicException: no text
LogicException: no text
0 differences
