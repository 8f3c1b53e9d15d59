--TEST--
i18n: cycles through sources, formatters and hooks are collected
--EXTENSIONS--
msf
--FILE--
<?php
use PG\I18N\I18N;
class Kept extends PG\I18N\MessageSource { public $self; protected function loadMessages($c, $l) { return ['k' => $this]; } }
class KeptFormatter extends PG\I18N\MessageFormatter { public $i18n; }
gc_collect_cycles();
for ($i = 0; $i < 3; $i++) {
    $source = new Kept;
    $i18n = I18N::getInstance(['g' => $source]);
    $source->self = $i18n;
    $source->missing = fn () => $source;
    try { $source->translate('g.c', 'k', 'zh'); $source->translate('g.c', 'gone', 'zh'); } catch (Throwable) {}
    $formatter = new KeptFormatter;
    $formatter->i18n = $i18n;
    $i18n->setMessageFormatter($formatter);
    I18N::releaseInstance();
    unset($source, $i18n, $formatter);
}
var_dump(gc_collect_cycles() >= 9);
--EXPECT--
bool(true)
