--TEST--
i18n: t() and translate(): the results of spec/07 section 8
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\I18N;
$dir = language_dir([
    'zh_CN/common.php' => ['sayHi' => '你好,{name}', 'empty' => '', 'items' => '{n,plural,=0{none} one{# item} other{# items}}',
        'number' => '{n,number}', 'list' => '{0} and {1}', 'malformed' => '{n,plural,'],
    'zh_CN/codes.php' => [200 => '正常'],
    'zh/common.php' => ['empty' => 'filled', 'short' => 'found'],
]);
$i18n = I18N::getInstance(['demo' => ['sourceLanguage' => 'en_us', 'basePath' => $dir, 'fileMap' => ['error' => 'codes.php']],
    'forced' => ['basePath' => $dir, 'sourceLanguage' => 'zh_CN', 'forceTranslation' => true]]);
attempt(fn () => I18N::t('demo.common', 'sayHi', ['name' => 'N'], 'zh_CN'));
attempt(fn () => I18N::t('demo.common', 'sayHi', [], 'zh_CN'));
attempt(fn () => I18N::t('demo.common', 'sayHi', ['name' => 'N'], 'en_us'));
attempt(fn () => I18N::t('demo.common', 'sayHi', ['name' => 'N'], null));
attempt(fn () => I18N::t('demo.common', 'sayHi', ['name' => 'N'], 'fr_FR'));
attempt(fn () => I18N::t('demo.error', 200, [], 'zh_CN'));
attempt(fn () => I18N::t('demo.error', '200', [], 'zh_CN'));
attempt(fn () => I18N::t('demo.common', 'short', [], 'zh_CN'));
attempt(fn () => I18N::t('demo.common', 'empty', [], 'zh_CN'));
attempt(fn () => I18N::t('demo.common', 'items', ['n' => 5], 'zh_CN'));
attempt(fn () => I18N::t('demo.common', 'number', ['n' => 12345], 'zh_CN'));
attempt(fn () => I18N::t('demo.common', 'list', ['a', 'b'], 'zh_CN'));
attempt(fn () => I18N::t('demo.common', 'missing {name}', ['name' => 'N'], 'zh_CN'));
attempt(fn () => I18N::t('demo.common', 'malformed', ['n' => 1], 'zh_CN'));
attempt(fn () => I18N::t('forced.common', 'sayHi', ['name' => 'F'], 'zh_CN'));
attempt(fn () => $i18n->translate('demo.common', 'sayHi', ['name' => 'T'], 'zh_CN'));
attempt(fn () => I18N::t('nothing.common', 'x'));
attempt(fn () => I18N::t('common', 'x'));
--EXPECT--
string(8) "你好,N"
string(13) "你好,{name}"
string(5) "sayHi"
string(5) "sayHi"
string(5) "sayHi"
string(6) "正常"
string(6) "正常"
string(5) "found"
string(6) "filled"
string(7) "5 items"
string(6) "12,345"
string(7) "a and b"
string(9) "missing N"
string(10) "{n,plural,"
string(8) "你好,F"
string(8) "你好,T"
Exception: Unable to locate message source for category 'nothing.common'.
Exception: Unable to locate message source for category 'common'.
