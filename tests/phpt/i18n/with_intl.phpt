--TEST--
i18n: with intl: dates, currencies, parse()
--EXTENSIONS--
intl
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\{I18N, MessageFormatter};
attempt(fn () => I18N::formatNumber(1234567.891, 'de'));
attempt(fn () => I18N::formatCurrency(12.5, 'EUR', 'de') === "12,50\u{a0}€");
attempt(fn () => I18N::formatDate(0, 'short', 'short', 'de', 'UTC'));
attempt(fn () => I18N::formatDate('2024-02-29 12:00 +05:30', 'short', 'short', 'de'));
attempt(fn () => I18N::formatDate(new DateTimeImmutable('2024-02-29 12:00', new DateTimeZone('Asia/Shanghai')), 'full', 'none', 'zh_CN'));
attempt(fn () => I18N::formatDate('no date at all'));
attempt(fn () => I18N::formatDate(0, 'tiny'));
attempt(fn () => I18N::formatDate(1.5));
attempt(fn () => I18N::formatDate(0, 'short', 'none', 'de', 'Nowhere/City'));
$f = new MessageFormatter;
attempt(fn () => $f->parse('{who} has {n,number} files, {who}', 'Bo has 1,234 files, Bo', 'en'));
attempt(fn () => $f->parse('{who', 'Bo', 'en'));
attempt(fn () => $f->getErrorCode() !== 0 && $f->getErrorMessage() !== '');
attempt(fn () => $f->parse('{n,number} files', 'many', 'en'));
attempt(fn () => $f->getErrorCode() !== 0);
attempt(fn () => $f->format('{n,spellout}', ['n' => 42], 'en'));
attempt(fn () => [$f->getErrorCode(), $f->getErrorMessage()]);
attempt(fn () => $f->format('{n,plural,one{x}}', ['n' => 42], 'en'));
ini_set('intl.use_exceptions', 1);
attempt(fn () => $f->format('{n,plural,one{x}} ', ['n' => 42], 'en'));
attempt(fn () => str_starts_with($f->getErrorMessage(), 'Message pattern is invalid: '));
attempt(fn () => $f->format('{n}', ['n' => new stdClass], 'en'));
ini_set('intl.use_exceptions', 0);
for ($i = 0; $i < 2000; $i++) { // more patterns than are kept
    $f->format("$i {n, number}", ['n' => 1], 'en');
}
attempt(fn () => $f->format('{n, number}', ['n' => 1], 'en'));
--EXPECT--
string(13) "1.234.567,891"
bool(true)
string(15) "01.01.70, 00:00"
string(15) "29.02.24, 12:00"
string(25) "2024年2月29日星期四"
ValueError: PG\I18N\I18N::formatDate(): Argument #1 ($value) is no date: 'no date at all'
ValueError: PG\I18N\I18N::formatDate(): Argument #2 ($dateStyle) must be one of none, short, medium, long and full
TypeError: PG\I18N\I18N::formatDate(): Argument #1 ($value) must be of type DateTimeInterface|string|int, float given
Exception: formatDate(): datefmt_create: No such time zone: 'Nowhere/City': U_ILLEGAL_ARGUMENT_ERROR
array(2) {
  ["who"]=>
  string(2) "Bo"
  ["n"]=>
  int(1234)
}
bool(false)
bool(true)
bool(false)
bool(true)
string(9) "forty-two"
array(2) {
  [0]=>
  int(0)
  [1]=>
  string(0) ""
}
bool(false)
bool(false)
bool(true)
Error: Object of class stdClass could not be converted to string
string(1) "1"
