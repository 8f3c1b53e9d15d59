--TEST--
i18n: without intl: clear refusals
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\I18N;
if (extension_loaded('intl')) { die("intl is loaded\n"); }
attempt(fn () => I18N::formatNumber(1234567.891, 'de'));
attempt(fn () => I18N::formatNumber(-1234));
attempt(fn () => I18N::formatNumber(PHP_INT_MIN, 'fr') === "-9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808");
attempt(fn () => strlen(I18N::formatNumber(1.7e308)));
attempt(fn () => I18N::formatCurrency(1, 'EUR'));
attempt(fn () => I18N::formatDate(0));
attempt(fn () => (new PG\I18N\MessageFormatter)->parse('{a}', 'x', 'en'));
attempt(fn () => (new PG\I18N\MessageFormatter)->format('{a, date}', ['a' => 1], 'en'));
--EXPECT--
string(13) "1.234.567,891"
string(6) "-1,234"
bool(true)
int(411)
Exception: formatCurrency() needs the PHP extension intl.
Exception: formatDate() needs the PHP extension intl.
Exception: You have to install PHP intl extension to use this feature.
Exception: Message format 'date' is not supported. You have to install PHP intl extension to use this feature.
