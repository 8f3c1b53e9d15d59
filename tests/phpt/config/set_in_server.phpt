--TEST--
Configuration: set() before the start reaches the workers; in a request it lasts in that worker
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
echo $app->get('/Conf/Get'), $app->get('/Conf/Set?to=x'), $app->get('/Conf/Get');
--EXPECT--
200 OK | ["before the start",null,true]
200 OK | 
200 OK | ["before the start","x",true]
