--TEST--
Input without a server: set() takes any object with the right properties; reset() forgets
--EXTENSIONS--
msf
--FILE--
<?php
$r = new stdClass;
$r->get = ['a' => '1', 'n' => null, '5' => 'five'];
$r->post = ['a' => '2'];
$r->header = ['x-a' => 'h'];
$r->cookie = null;
$r->server = ['request_method' => 'put', 'path_info' => '/p', 'request_uri' => '/p', 'remote_addr' => '10.0.0.1'];
$in = new PG\MSF\Base\Input;
echo json_encode([$in->get('a'), $in->getAllGet(), $in->getRawContent(), $in->getRequestMethod(), $in->getJson()]), "\n";
var_dump($in->set($r) === $in);
echo json_encode([$in->get('a'), $in->post('a'), $in->getPost('a'), $in->postGet('a'), $in->get('n'), $in->get('n', 'd'), $in->get(5), $in->getHeader('x-a'), $in->getCookie('a'),
    $in->getRequestMethod(), $in->getPathInfo(), $in->getRequestUri(), $in->getRemoteAddr(), $in->getServer('path_info'), $in->getAllPostGet()]), "\n";
$copy = unserialize(serialize($in));
echo json_encode([$copy->get('a'), $copy->getHeader('X-A'), $copy->getRequestMethod()]), "\n";
$in->reset();
echo json_encode([$in->get('a'), $in->getAllServer()]), "\n";
try {
    clone $in;
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
["",[],"","GET",null]
bool(true)
["1","2","1","2","","d","five","h","","PUT","\/p","\/p","10.0.0.1","\/p",{"a":"2","n":null,"5":"five"}]
["1","h","PUT"]
["",[]]
Trying to clone an uncloneable object of class PG\MSF\Base\Input
