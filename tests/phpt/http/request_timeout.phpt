--TEST--
http_server.request_timeout ends a request with 504
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp(['http_server' => ['request_timeout' => 200]]);
$start = microtime(true);
echo $app->get('/Gen/Long');
var_dump(microtime(true) - $start < 2.5, TestApp::until(fn() => str_contains($app->log(), 'request_timeout')), file_exists($app->dir . '/long-ended'));
--EXPECT--
504 Gateway Timeout | Gateway Timeout
bool(true)
bool(true)
bool(false)
