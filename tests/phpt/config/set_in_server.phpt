--TEST--
Configuration: set() before the start reaches the workers; a request cannot change what all share
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
echo $app->get('/Conf/Get'), $app->get('/Conf/Set'), $app->get('/Conf/Get');
--EXPECT--
200 OK | ["before the start",null,true]
200 OK | [["The configuration is shared by all requests and cannot be changed in one (key params.late)","The configuration is shared by all requests and cannot be changed in one (key params.late)","The configuration is shared by all requests and cannot be changed in one (key params.early)"],"mine"]
200 OK | ["before the start",null,true]
