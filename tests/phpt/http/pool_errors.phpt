--TEST--
A constructor that throws reaches the caller; a destroy() that throws is logged and hurts nobody
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Pooled/Failing',
    '/Pooled/Failing',
] as $path) {
    echo $path, ': ', $app->get($path);
}
TestApp::until(fn() => substr_count($app->log(), 'destroy failed') === 4);
echo substr_count($app->log(), 'destroy: RuntimeException'), "\n";
--EXPECT--
/Pooled/Failing: 200 OK | constructor of a model
/Pooled/Failing: 200 OK | constructor of a model
4
