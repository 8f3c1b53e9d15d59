--TEST--
An object that a coroutine still holds after the answer is not given to the next request
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
echo $app->get('/Pooled/Model'), $app->get('/Pooled/Keep'), $app->get('/Pooled/Model');
var_dump(TestApp::until(fn() => str_contains($app->get('/Pooled/Journal'), 'kept: mine with id')));
--EXPECT--
200 OK | [["one",[],null,0,true,"arg"],1,true]
200 OK | ok
200 OK | [["one",[],null,0,true,"arg"],1,true]
bool(true)
