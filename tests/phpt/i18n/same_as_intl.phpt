--TEST--
i18n: the built-in subset gives what ICU gives, language by language
--EXTENSIONS--
intl
msf
--FILE--
<?php
$mine = new PG\I18N\MessageFormatter;
$mine->builtin = true;
$icu = new PG\I18N\MessageFormatter;
$languages = ['zh_CN', 'en', 'fr', 'de', 'ru', 'ja', 'es', 'it', 'pt', 'pt_PT', 'pl', 'cs', 'sk', 'uk', 'nl', 'sv', 'da', 'nb', 'fi', 'tr', 'he', 'ko',
    'vi', 'th', 'id', 'ms', 'hu', 'bg', 'el', 'et', 'ar', 'hi', 'fa'];
if (version_compare(INTL_ICU_VERSION, '72', '<') || version_compare(INTL_ICU_VERSION, '73', '>=')) {
    $languages = ['zh_CN', 'en', 'de', 'ru', 'ja', 'ar']; // the tables are those of CLDR 42; these rules have not changed for years
}
$keywords = 'zero{zero} one{one} two{two} few{few} many{many} other{other}';
$values = array_merge(range(0, 125), [1000, 1001, 1002, 1000000, 2000000, 21000000, -1, -2, -11, 0.5, 1.5, 2.25, 1.0, 0.1, 1e6]);
$different = 0;
$compare = function (string $pattern, mixed $value, string $language) use ($mine, $icu, &$different) {
    $a = $mine->format($pattern, ['n' => $value], $language);
    $b = $icu->format($pattern, ['n' => $value], $language);
    if ($a !== $b && $different++ < 20) {
        echo "$language $pattern ", json_encode($value), ': ', json_encode($a), ' is not ', json_encode($b), "\n";
    }
};
foreach ($languages as $language) {
    foreach ($values as $value) {
        $compare("{n, plural, $keywords}", $value, $language);
        $compare("{n, selectordinal, $keywords}", $value, $language);
    }
    $compare("{n, plural, offset:1 =1 {x} $keywords}", 2, $language);
}
foreach (['zh_CN', 'en_US', 'fr_FR', 'de_DE', 'ru', 'ja', 'es', 'it', 'pl', 'cs', 'uk', 'nl', 'pt', 'pt_PT', 'sk', 'da', 'id', 'vi'] as $language) {
    if (count($languages) < 10 && !in_array(substr($language, 0, 2), ['zh', 'en', 'de', 'ja'])) {
        continue;
    }
    foreach ([0, 1, 999, 1000, 1234, 12345, 1234567, 0.5, 1234.5678, 99999.9999] as $value) {
        foreach (['{n}', '{n, number}', '{n, number, integer}', '{n, number, percent}'] as $pattern) {
            $compare($pattern, $value, $language);
        }
    }
}
$texts = ["it's {n}", "it''s {n}", "'{n}' {n}", "'{n} {n}", '{n, plural, other {\'#\' # it\'\'s}}', '{m} {n}', '} {n}', '{n, select, 5 {five} other {no}}',
    '{n, plural, =5 {exact} other {no}}', '{n, plural, other {{n, plural, other {#}} #}}', '{', '{n', '{n,plural,one{x}}', '{n,plural,other{x}', '{n,}', '{}',
    '{n,number,}', "'{' {n}", '{ n }', '{n,plural,offset:2 other{#}}'];
foreach ($texts as $text) {
    $compare($text, 5, 'en');
}
echo $different, " differences\n";
--EXPECT--
0 differences
