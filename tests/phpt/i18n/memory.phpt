--TEST--
i18n: memory stays flat; languages from outside are remembered up to a ceiling
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/i18n.inc';
use PG\I18N\I18N;
$dir = language_dir(['zh/c.php' => ['k' => '你好 {name}', 'n' => '{n, plural, one {# file} other {# files}}']]);
I18N::getInstance(['g' => ['basePath' => $dir, 'missing' => fn () => null]]);
function work(int $from, int $n): void {
    for ($i = $from; $i < $from + $n; $i++) {
        I18N::t('g.c', 'k', ['name' => "n$i"], 'zh_CN');
        I18N::t('g.c', 'n', ['n' => $i], 'zh');
        I18N::t('g.c', "gone $i", [], "x$i");
        I18N::negotiate(['zh', 'en'], "a$i,zh;q=0.5");
    }
}
work(0, 3000);
$before = memory_get_usage();
work(3000, 25000);
echo memory_get_usage() - $before < 10000 ? "flat\n" : memory_get_usage() - $before . " bytes\n";
--EXPECT--
flat
