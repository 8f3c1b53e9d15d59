--TEST--
i18n: negotiate()
--EXTENSIONS--
msf
--FILE--
<?php
use PG\I18N\I18N;
foreach (['zh-CN,zh;q=0.9,en;q=0.8', 'en-GB, fr;q=0.9', 'zh', 'fr', '', '*', 'de;q=0', 'en;q=0, *', 'DE-de-1996', ';;,,q=,', str_repeat('fr,', 100000) . 'de'] as $header) {
    echo substr($header, 0, 30), ' => ', json_encode(I18N::negotiate(['en_us', 'zh_CN', 'de', 'en'], $header)), "\n";
}
var_dump(I18N::negotiate([], 'en'), I18N::negotiate(['a' => 'en'], 'en'));
--EXPECT--
zh-CN,zh;q=0.9,en;q=0.8 => "zh_CN"
en-GB, fr;q=0.9 => "en"
zh => "zh_CN"
fr => null
 => null
* => "en_us"
de;q=0 => null
en;q=0, * => "zh_CN"
DE-de-1996 => "de"
;;,,q=, => null
fr,fr,fr,fr,fr,fr,fr,fr,fr,fr, => null
NULL
string(2) "en"
