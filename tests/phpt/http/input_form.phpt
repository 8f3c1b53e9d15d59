--TEST--
Query and form fields become arrays by PHP's rules
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
echo $app->post('/In/All?a=1&b[]=2&b[]=3&c[x][y]=4&d.e=5&+f=6&g%5B%5D=7&&h&=x&a=last', 'a=9&list[]=1&p=%zz%20+');
echo $app->get('/In/All', method: 'PUT', headers: ['Content-Type' => 'application/x-www-form-urlencoded; charset=utf-8'], body: 'put=1');
echo $app->post('/In/All', 'a=1', 'text/plain');
--EXPECT--
200 OK | {"get":{"a":"last","b":["2","3"],"c":{"x":{"y":"4"}},"d_e":"5","f":"6","g":["7"],"h":""},"post":{"a":"9","list":["1"],"p":"%zz  "},"both":{"a":"9","b":["2","3"],"c":{"x":{"y":"4"}},"d_e":"5","f":"6","g":["7"],"h":"","list":["1"],"p":"%zz  "},"files":[]}
200 OK | {"get":[],"post":{"put":"1"},"both":{"put":"1"},"files":[]}
200 OK | {"get":[],"post":[],"both":[],"files":[]}
