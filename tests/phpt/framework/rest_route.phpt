--TEST--
The methods of RestRoute, as subclasses use them
--EXTENSIONS--
msf
--FILE--
<?php
eval('namespace App\Controllers; class User extends \PG\MSF\Controllers\Controller { public function actionView() {} public function actionIndex() {} }');
$dir = sys_get_temp_dir() . '/msf-rest-' . getmypid();
mkdir($dir);
file_put_contents("$dir/rest.json", json_encode(['rest' => ['route' => ['rules' => [
    'GET users/<uid:\d+>' => 'user/view', 'GET,POST users' => 'user', 'any/<a>/<b.c>' => '/user/<a>/', 'GET v1.0/x' => 'user/view',
]]]]));
$config = new PG\MSF\Config\Config($dir);
$r = new PG\MSF\Route\RestRoute;
$ask = function (string $path, string $method = 'GET', array $header = [], ?array $get = null) use ($r) {
    $q = new stdClass;
    $q->header = $header;
    $q->server = ['path_info' => $path, 'request_method' => $method];
    $q->get = $get;
    $r->handleHttpRequest($q);
    echo json_encode([$r->getControllerName(), $r->getMethodName(), $r->getPath(), $r->getParams(), $r->getIsRpc(), $q->get]), "\n";
    echo '    ', json_encode($r->parseRule()), "\n";
};
$ask('/users/12', get: ['uid' => '1', 'x' => '2']);
$ask('/users/12', 'PUT');
$ask('/users/', 'POST');
$ask('/any/view/%E4%BD%A0', 'PURGE');
$ask('/v1.0/x');
$ask('/users/12', header: ['x-rpc' => '1.0']);
$ask('/nope');
$ask('');
var_dump(PG\MSF\Route\RestRoute::$verbs, $r->getEnableCache(), get_parent_class($r));

$copy = clone $r;
var_dump($copy->parseRule());
unset($r, $ask);
var_dump($copy->handleHttpRequest((object)['server' => ['path_info' => '/users/7', 'request_method' => 'GET'], 'header' => []]));
echo json_encode([$copy->getParams(), $copy->parseRule()]), "\n";

file_put_contents("$dir/rest.json", json_encode(['rest' => ['route' => ['rules' => ['GET users/<id:[>' => 'user/view']]]]));
$config = new PG\MSF\Config\Config($dir);
try {
    new PG\MSF\Route\RestRoute;
} catch (PG\MSF\Base\Exception $e) {
    echo str_replace($dir, 'DIR', $e->getMessage()), "\n";
}
unlink("$dir/rest.json");
rmdir($dir);

// One whose constructor never ran has no rules.
$bare = (new ReflectionClass(PG\MSF\Route\RestRoute::class))->newInstanceWithoutConstructor();
$bare->handleHttpRequest((object)['server' => ['path_info' => '/user/view', 'request_method' => 'GET'], 'header' => []]);
echo json_encode([$bare->getControllerName(), $bare->parseRule()]), "\n";
?>
--EXPECT--
["User","View","\/users\/12",{"uid":"12"},false,{"uid":"12","x":"2"}]
    ["\/user\/view",{"uid":"12"}]
["Users\\12","Index","\/users\/12",[],false,null]
    []
["User","Index","\/users",[],false,null]
    ["\/user",[]]
["User","View","\/any\/view\/%E4%BD%A0",{"a":"view","b.c":"\u4f60"},false,{"a":"view","b.c":"\u4f60"}]
    ["\/user\/view",{"a":"view","b.c":"\u4f60"}]
["User","View","\/v1.0\/x",[],false,null]
    ["\/user\/view",[]]
["Rpc","Index","\/Rpc\/Index",[],true,null]
    []
["Nope\\Index","Index","\/nope",[],false,null]
    []
["","","",[],false,null]
    []
array(7) {
  [0]=>
  string(3) "GET"
  [1]=>
  string(4) "HEAD"
  [2]=>
  string(4) "POST"
  [3]=>
  string(3) "PUT"
  [4]=>
  string(5) "PATCH"
  [5]=>
  string(6) "DELETE"
  [6]=>
  string(7) "OPTIONS"
}
bool(false)
string(24) "PG\MSF\Route\NormalRoute"
array(0) {
}
NULL
[{"uid":"7"},["\/user\/view",{"uid":"7"}]]
DIR/rest.json: rest.route.rules: the rule "GET users/<id:[>": the expression [ is wrong at byte 1: missing terminating ] for character class
["User",[]]
