--TEST--
Generator actions and constructors
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Gen/Nested',
    '/Gen/Catch',
    '/Gen/Throw',
    '/Gen/Exit',
    '/Guarded',
    '/Guarded?deny=1',
    '/Guarded?fail=1',
    '/Veto',
] as $path) {
    echo $path, ': ', $app->get($path);
}
var_dump(file_exists($app->dir . '/veto-failed'));
--EXPECT--
/Gen/Nested: 200 OK | [2,5,"actionNested"]
/Gen/Catch: 200 OK | caught below
/Gen/Throw: 500 Internal Server Error | Internal Server Error
/Gen/Exit: 200 OK | 
/Guarded: 200 OK | ["Guarded","actionIndex"]
/Guarded?deny=1: 403 Forbidden | denied
/Guarded?fail=1: 500 Internal Server Error | Internal Server Error
/Veto: 403 Forbidden | vetoed
bool(false)
