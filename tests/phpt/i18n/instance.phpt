--TEST--
i18n: getInstance() and releaseInstance()
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\I18N;
attempt(fn () => I18N::t('demo.common', 'x'));
attempt(fn () => I18N::getInstance([]));
$first = I18N::getInstance(['demo' => ['basePath' => '/nowhere']]);
var_dump($first === I18N::getInstance(['other' => []]), $first === I18N::getInstance([]));
attempt(fn () => I18N::t('other.common', 'x'));
I18N::releaseInstance();
attempt(fn () => I18N::t('demo.common', 'x'));
var_dump($first !== I18N::getInstance(['other' => ['basePath' => '/nowhere']]));
attempt(fn () => I18N::t('other.common', 'the key', [], 'zh_CN'));
attempt(fn () => new I18N);
attempt(fn () => clone $first);
attempt(fn () => serialize($first));
I18N::releaseInstance();
I18N::releaseInstance();
--EXPECT--
Exception: Has not instantiated i18n.
Exception: i18n configuration can not be empty.
bool(true)
bool(true)
Exception: Unable to locate message source for category 'other.common'.
Exception: Has not instantiated i18n.
bool(true)
string(7) "the key"
Error: Call to private PG\I18N\I18N::__construct() from global scope
Error: Trying to clone an uncloneable object of class PG\I18N\I18N
Exception: Serialization of 'PG\I18N\I18N' is not allowed
