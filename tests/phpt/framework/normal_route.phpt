--TEST--
The methods of NormalRoute, as subclasses use them
--EXTENSIONS--
msf
--FILE--
<?php
eval('namespace App\Controllers; class Demo extends \PG\MSF\Controllers\Controller { public function actionGetMockIds() {} }');
$r = new PG\MSF\Route\NormalRoute;
$ask = function (string $path, array $header = [], string $method = 'get', ?array $get = null, ?array $post = null) use ($r) {
    $q = new stdClass;
    $q->header = $header;
    $q->server = ['path_info' => $path, 'request_method' => $method];
    $q->get = $get;
    $q->post = $post;
    $r->handleHttpRequest($q);
    echo json_encode([$r->getControllerName(), $r->getMethodName(), $r->getControllerClassName(), $r->getPath(), $r->getHost(), $r->getVerb(), $r->getParams(), $r->getIsRpc(), $r->getFile()]), "\n";
};
$ask('/demo/get-mock-ids/', ['host' => 'example.com:8000'], 'get', ['a' => '1']);
$ask('/x', ['x-rpc' => '1'], 'post', null, ['data' => '{}']);
$ask('/demo/index', ['x-http-method-override' => 'put'], 'post');
$ask('/demo/index', ['x-http-method-override' => 'put'], 'get');
$ask('/nope/thing');
$ask('');
var_dump($r->getEnableCache(), $r->getRouteCache('/demo/get-mock-ids'), $r->setRouteCache('/demo/get-mock-ids', ['Demo', 'GetMockIds', '\App\Controllers\Demo']) === $r);
echo json_encode($r->getRouteCache('/demo/get-mock-ids')), "\n";
$r->setRouteCache('/bad', ['Demo', 'Nope', '\App\Controllers\Demo']);
var_dump($r->getRouteCache('/bad'));
--EXPECT--
["Demo","GetMockIds","\\App\\Controllers\\Demo","\/demo\/get-mock-ids","example.com","GET",{"a":"1"},false,""]
["Rpc","Index","\\PG\\MSF\\Controllers\\Rpc","\/Rpc\/Index","","POST",{"data":"{}"},true,""]
["Demo","Index","\\App\\Controllers\\Demo","\/demo\/index","","PUT",[],false,""]
["Demo","Index","\\App\\Controllers\\Demo","\/demo\/index","","GET",[],false,""]
["Nope\\Thing","Index","","\/nope\/thing","","GET",[],false,""]
["","","","","","GET",[],false,""]
bool(true)
NULL
bool(true)
["Demo","GetMockIds","\\App\\Controllers\\Demo"]
NULL
