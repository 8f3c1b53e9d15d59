--TEST--
NormalRoute: its steps one by one
--EXTENSIONS--
msf
--FILE--
<?php
$request = new stdClass;
$request->header = ['host' => 'h.example', 'x-http-method-override' => 'patch'];
$request->server = ['path_info' => '/a/b/', 'request_method' => 'post'];
$request->get = ['x' => '1'];
$request->post = ['y' => '2'];
$r = new PG\MSF\Route\NormalRoute;
var_dump($r->parseVerb($request));
$r->parseRequestBase($request);
echo json_encode([$r->getHost(), $r->getPath(), $r->getVerb(), $r->getParams()]), "\n";
var_dump($r->setFile('/x.css') === $r, $r->getFile());
--EXPECT--
string(5) "PATCH"
["h.example","\/a\/b","PATCH",{"x":"1"}]
bool(true)
string(6) "/x.css"
