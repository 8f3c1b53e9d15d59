--TEST--
i18n: language files: names from outside never leave their folder; broken ones are named
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\I18N;
$dir = language_dir(['zh/deep/er.php' => ['k' => 'deep'], 'zh/a.b.php' => ['k' => 'dots'], 'de/common.php' => "<?php\nreturn [ oops",
    'it/common.php' => '<?php return 5;', 'ru/common.php' => '<?php throw new LogicException("no");', 'secret.php' => ['k' => 'secret'],
    'zh_CN/once.php' => '<?php echo "loaded\n"; return ["a" => "1", "b" => "2"];']);
I18N::getInstance(['g' => ['basePath' => "$dir/", 'fileMap' => ['mapped' => 'deep/er.php']], 'none' => [], 'odd' => 5]);
attempt(fn () => I18N::t('g.deep/er', 'k', [], 'zh'));
attempt(fn () => I18N::t('g.mapped', 'k', [], 'zh_TW'));
attempt(fn () => I18N::t('g.a.b', 'k', [], 'zh'));
echo "loaded once:\n", I18N::t('g.once', 'a', [], 'zh_CN'), I18N::t('g.once', 'b', [], 'zh_CN'), I18N::t('g.once', 'c', [], 'zh_CN'), "\n";
foreach (['..', '../zh', './zh', 'zh/..', "zh\0", '', 'z', str_repeat('z', 33), 'zh CN'] as $language) {
    echo json_encode($language), ' ', I18N::t('g.secret', 'k', [], $language), "\n";
}
foreach (['g.../secret', 'g./etc/passwd', 'g.', "g.a\0b", 'g.a/../../secret', 'g.a\\b'] as $category) {
    attempt(fn () => I18N::t($category, 'k', [], 'zh'));
}
foreach (['de', 'it', 'ru'] as $language) {
    try {
        I18N::t('g.common', 'k', [], $language);
    } catch (Exception $e) {
        echo get_class($e), ': ', str_replace($dir, 'DIR', $e->getMessage()), "\n";
    }
}
attempt(fn () => I18N::t('none.common', 'k', [], 'zh'));
attempt(fn () => I18N::t('odd.common', 'k', [], 'zh'));
--EXPECT--
string(4) "deep"
string(4) "deep"
string(4) "dots"
loaded once:
loaded
12c
".." k
"..\/zh" k
".\/zh" k
"zh\/.." k
"zh\u0000" k
"" k
"z" k
"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" k
"zh CN" k
Exception: The category 'g.../secret' names no language file.
Exception: The category 'g./etc/passwd' names no language file.
Exception: The category 'g.' names no language file.
Exception: The category 'g.a' names no language file.
Exception: The category 'g.a/../../secret' names no language file.
Exception: The category 'g.a\b' names no language file.
Noodlehaus\Exception\ParseException: Configuration file: [DIR//de/common.php] threw ParseError: Unclosed '['
Noodlehaus\Exception\UnsupportedFormatException: PHP file does not return an array: [DIR//it/common.php]
Noodlehaus\Exception\ParseException: Configuration file: [DIR//ru/common.php] threw LogicException: no
Exception: The message source of category 'none.common' has no basePath.
Exception: Unsupported configuration type
