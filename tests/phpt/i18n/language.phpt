--TEST--
i18n: the language of a request: argument, context (which child coroutines inherit), default
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
echo $app->get('/Lang?lang=zh');
echo $app->get('/Lang?lang=de_AT');
echo $app->get('/Lang?lang=');
echo $app->get('/Lang?lang=../../x');
echo $app->get('/Lang', ['Accept-Language' => 'fr, de;q=0.5, zh;q=0.4']);
echo $app->get('/Lang');
TestApp::until(fn () => str_contains($app->log(), 'i18n:'));
preg_match_all('~i18n: .*~', $app->log(), $m);
echo implode("\n", $m[0]), "\n";
--EXPECT--
200 OK | ["zh 1","zh 2","de 3","gone"]
200 OK | ["de 1","de 2","de 3","gone"]
200 OK | ["k","k","de 3","gone"]
200 OK | ["k","k","de 3","gone"]
200 OK | ["de 1","de 2","de 3","gone"]
200 OK | ["k","k","de 3","gone"]
i18n: no text 'gone' of category g.c in zh
i18n: no text 'k' of category g.c in ../../x
