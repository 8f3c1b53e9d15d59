--TEST--
i18n: getMessageFormatter() and setMessageFormatter()
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\{I18N, MessageFormatter};
class Shout extends MessageFormatter { public function format($pattern, $params, $language) { return strtoupper(parent::format($pattern, $params, $language)); } }
class Stranger { public function format($pattern, $params, $language) { return json_encode([$pattern, $params, $language]); } }
class Refuses { public function format($pattern, $params, $language) { return false; } }
$i18n = I18N::getInstance(['g' => ['basePath' => '/nowhere']]);
var_dump(get_class($i18n->getMessageFormatter()), $i18n->getMessageFormatter() === $i18n->getMessageFormatter());
$message = '{n, plural, one {# file} other {# files}}';
foreach ([Shout::class, ['class' => Shout::class, 'builtin' => true], fn () => new Shout, new Stranger, new Refuses, new stdClass, 'NoSuchClass', []] as $formatter) {
    $i18n->setMessageFormatter($formatter);
    attempt(fn () => $i18n->format($message, ['n' => 2], 'en'));
}
attempt(fn () => $i18n->setMessageFormatter(5));
--EXPECT--
string(24) "PG\I18N\MessageFormatter"
bool(true)
string(7) "2 FILES"
string(7) "2 FILES"
string(7) "2 FILES"
string(58) "["{n, plural, one {# file} other {# files}}",{"n":2},"en"]"
string(41) "{n, plural, one {# file} other {# files}}"
Exception: The message formatter stdClass has no method format()
Exception: Class NoSuchClass does not exist
Exception: Object configuration must be an array containing a "class" element.
TypeError: PG\I18N\I18N::setMessageFormatter(): Argument #1 ($value) must be of type string|array|object, int given
