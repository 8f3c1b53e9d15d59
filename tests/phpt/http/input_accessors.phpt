--TEST--
Accessors: order of query and body, defaults, setters
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
echo $app->post('/In/One?uid=1', 'uid=2', headers: ['Cookie' => 'uid=3', 'X-Ngx-Id' => 'seven']);
echo $app->get('/In/One');
echo $app->get('/In/Set');
echo $app->get('/In/Server?x=1');
echo $app->post('/In/Raw', 'raw body', 'text/plain');
--EXPECT--
200 OK | ["1","2","1","2","","dflt","3","seven","seven","POST","\/In\/One","\/In\/One"]
200 OK | ["","","","","","dflt","","","","GET","\/In\/One","\/In\/One"]
200 OK | [[{"a":1},{"b":2}],{"x":1},{"y":2}]
200 OK | ["request_method","request_uri","path_info","query_string","request_time","request_time_float","server_port","remote_port","remote_addr","server_protocol","server_software"]
200 OK | raw body
