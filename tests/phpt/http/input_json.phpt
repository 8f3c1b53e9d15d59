--TEST--
JSON bodies on demand
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
echo $app->post('/In/Json', '{"a":{"b":[1,2]},"c":null}', 'application/json');
echo $app->post('/In/Json', '{broken', 'application/json');
echo $app->post('/In/Json', '', 'application/json');
--EXPECT--
200 OK | [{"a":{"b":[1,2]},"c":null},[1,2],"dflt",[]]
200 OK | [null,null,"dflt",[]]
200 OK | [null,null,"dflt",[]]
