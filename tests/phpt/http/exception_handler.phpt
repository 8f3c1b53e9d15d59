--TEST--
An error handler of the application, and one that fails itself
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Handler',
    '/Handler/Again',
] as $path) {
    echo $path, ': ', $app->get($path);
}
TestApp::until(fn() => str_contains($app->log(), 'handle exception'));
preg_match_all('~\] (\w+ exception \w+\(message => \'.*?\')~', $app->log(), $m);
print_r($m[1]);
--EXPECT--
/Handler: 502 Bad Gateway | {"error":"mine"}
/Handler/Again: 500 Internal Server Error | Internal Server Error
Array
(
    [0] => previous exception RuntimeException(message => 'fail again'
    [1] => handle exception LogicException(message => 'in the handler'
)
