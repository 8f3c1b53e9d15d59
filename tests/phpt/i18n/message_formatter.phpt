--TEST--
i18n: MessageFormatter without intl: errors, and what it cannot do
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
$f = new PG\I18N\MessageFormatter;
$f->builtin = true; // also where intl is loaded
var_dump($f->getErrorCode(), $f->getErrorMessage());
attempt(fn () => $f->format('{n, plural, =0 {none} one {# Datei} other {# Dateien}}', ['n' => 1234], 'de'));
attempt(fn () => $f->format('{who, select, female {{n, plural, one {her file} other {her # files}}} other {their files}}', ['who' => 'female', 'n' => 3], 'en'));
attempt(fn () => $f->format('{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', ['n' => '22'], 'en'));
attempt(fn () => $f->format('{n, number, percent} {m, number}', ['n' => 0.25, 'm' => '1234.5'], 'en'));
attempt(fn () => $f->format('unchanged {n, plural', [], 'en'));
var_dump($f->getErrorCode());
attempt(fn () => $f->format('{n, plural, one {x}}', ['n' => 1], 'en'));
var_dump($f->getErrorCode(), $f->getErrorMessage());
attempt(fn () => $f->format(str_repeat('{n,plural,other{', 50) . str_repeat('}}', 50), ['n' => 1], 'en'));
var_dump($f->getErrorCode(), $f->getErrorMessage());
foreach (['date', 'time', 'spellout', 'ordinal', 'duration', 'number, currency', 'number, #,##0.00', 'choice, 0#a'] as $type) {
    attempt(fn () => $f->format("{n, $type}", ['n' => 1], 'en'));
}
attempt(fn () => $f->format('{n, number}', ['n' => []], 'en'));
attempt(fn () => $f->format('fine {n}', ['n' => 1], 'en'));
var_dump($f->getErrorCode(), $f->getErrorMessage());
--EXPECT--
int(0)
string(0) ""
string(13) "1.234 Dateien"
string(11) "her 3 files"
string(4) "22nd"
string(11) "25% 1,234.5"
string(20) "unchanged {n, plural"
int(0)
bool(false)
int(65799)
string(40) "Message pattern is invalid: syntax error"
bool(false)
int(65799)
string(61) "Message pattern is invalid: it is nested too deep or too long"
Exception: Message format 'date' is not supported. You have to install PHP intl extension to use this feature.
Exception: Message format 'time' is not supported. You have to install PHP intl extension to use this feature.
Exception: Message format 'spellout' is not supported. You have to install PHP intl extension to use this feature.
Exception: Message format 'ordinal' is not supported. You have to install PHP intl extension to use this feature.
Exception: Message format 'duration' is not supported. You have to install PHP intl extension to use this feature.
Exception: Message format 'number' is not supported. You have to install PHP intl extension to use this feature.
Exception: Message format 'number' is not supported. You have to install PHP intl extension to use this feature.
Exception: Message format 'choice' is not supported. You have to install PHP intl extension to use this feature.
string(3) "{n}"
string(6) "fine 1"
int(0)
string(0) ""
