--TEST--
i18n: getMessageSource(), and sources of the application
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\{I18N, MessageSource, PhpMessageSource};
class FromDatabase extends MessageSource {
    protected function loadMessages($category, $language) { echo "load $category $language\n"; return $language === 'xx' ? 5 : ['k' => "$category in $language"]; }
}
class Upper extends PhpMessageSource {
    protected function loadMessages($category, $language) { return array_map('strtoupper', parent::loadMessages($category, $language)); }
}
class Own extends MessageSource { public function translate($category, $message, $language) { return $message === 'k' ? "own $message" : false; } }
$dir = language_dir(['zh_CN/f.php' => ['a' => 'one', 'b' => ''], 'zh/f.php' => ['b' => 'two', 7 => 'seven']]);
$made = new FromDatabase;
$i18n = I18N::getInstance(['php' => ['basePath' => $dir], 'db' => ['class' => FromDatabase::class, 'sourceLanguage' => 'de'], 'object' => $made,
    'upper' => ['class' => Upper::class, 'basePath' => $dir], 'own' => ['class' => Own::class], 'wrong' => ['class' => 'ArrayObject']]);
var_dump(get_class($i18n->getMessageSource('php.x')), $i18n->getMessageSource('php.x') === $i18n->getMessageSource('php.y'),
    $i18n->getMessageSource('object.x') === $made, $i18n->getMessageSource('db.x')->sourceLanguage);
attempt(fn () => $i18n->getMessageSource('wrong.x'));
attempt(fn () => $i18n->getMessageSource('unknown.x'));
attempt(fn () => I18N::t('db.c', 'k', [], 'zh'));
attempt(fn () => I18N::t('db.c', 'k', [], 'zh'));
attempt(fn () => I18N::t('db.c', 'k', [], 'de'));
attempt(fn () => I18N::t('db.c', 'k', [], 'xx'));
attempt(fn () => I18N::t('upper.f', 'a', [], 'zh_CN') . I18N::t('upper.f', 'b', [], 'zh_CN') . I18N::t('upper.f', 7, [], 'zh_CN'));
attempt(fn () => I18N::t('own.f', 'k', [], 'zh_CN') . I18N::t('own.f', 'other', [], 'zh_CN'));
$source = $i18n->getMessageSource('php.f');
attempt(fn () => $source->translate('php.f', 'a', 'zh_CN'));
attempt(fn () => $source->translate('php.f', 'a', 'en_us'));
attempt(fn () => $source->translate('php.f', 'none', 'zh_CN'));
attempt(fn () => (new MessageSource)->translate('x', 'k', 'zh'));
--EXPECT--
string(24) "PG\I18N\PhpMessageSource"
bool(true)
bool(true)
string(2) "de"
Exception: The message source ArrayObject is no PG\I18N\MessageSource
Exception: Unable to locate message source for category 'unknown.x'.
load db.c zh
string(10) "db.c in zh"
string(10) "db.c in zh"
string(1) "k"
load db.c xx
Exception: FromDatabase::loadMessages() must return an array, int returned
string(11) "ONETWOSEVEN"
string(10) "own kother"
string(3) "one"
bool(false)
bool(false)
bool(false)
