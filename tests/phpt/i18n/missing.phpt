--TEST--
i18n: the hook for missing texts is told once for each, up to a ceiling
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\I18N;
$dir = language_dir(['zh/common.php' => ['here' => 'x']]);
$told = [];
I18N::getInstance([
    'a' => ['basePath' => $dir, 'missing' => function ($category, $message, $language) use (&$told) { $told[] = "$category $message $language"; }],
    'b' => ['basePath' => $dir, 'missing' => 'log'],
    'c' => ['basePath' => $dir, 'missing' => 'no_such_function'],
    'd' => ['basePath' => $dir, 'missing' => fn () => throw new LogicException('from the hook')],
]);
foreach ([1, 2] as $_) {
    I18N::t('a.common', 'here', [], 'zh');
    I18N::t('a.common', 'gone', [], 'zh');
    I18N::t('a.common', 404, [], 'zh');
    I18N::t('a.common', 'gone', [], 'fr');
    I18N::t('a.common', 'gone', [], 'en_us'); // the source language is never looked up
}
print_r($told);
for ($i = 0; $i < 5000; $i++) {
    I18N::t('a.common', "gone $i", [], 'zh');
}
echo count($told), "\n";
I18N::t('b.common', 'gone', [], 'zh');
I18N::t('b.common', 'gone', [], 'zh');
attempt(fn () => I18N::t('c.common', 'gone', [], 'zh'));
attempt(fn () => I18N::t('d.common', 'gone', [], 'zh'));
attempt(fn () => I18N::t('d.common', 'gone', [], 'zh'));
--EXPECTF--
Array
(
    [0] => a.common gone zh
    [1] => a.common 404 zh
    [2] => a.common gone fr
)
1000
[%s] i18n: no text 'gone' of category b.common in zh
Exception: The hook `missing` of category 'c.common' is neither callable nor 'log'.
LogicException: from the hook
string(4) "gone"
