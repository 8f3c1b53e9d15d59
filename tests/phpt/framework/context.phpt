--TEST--
Context: accessors, array access, user data, destroy, serialisation
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Helpers\Context;

$c = new Context(7);
var_dump($c->getRequestId(), $c->getContext() === $c, $c->getParent(), $c['requestId'], isset($c['logId']), $c['nothing']);
$c->setLogId('id')->setControllerName('A\B')->setActionName('actionX')->setUserDefined('k', [1])->setUserDefined('l', null);
$c['free'] = 'dynamic';
echo json_encode([$c->getLogId(), $c['logId'], isset($c['logId']), $c->getControllerName(), $c->getActionName(), $c->getUserDefined('k'), $c->getUserDefined('zz'), $c->getAllUserDefined(), $c['free'], $c->free]), "\n";
unset($c['free'], $c['logId']);
var_dump(isset($c['free']), $c->getLogId());
$s = unserialize(serialize($c));
echo get_class($s), ' ', $s->getRequestId(), ' ', $s->getControllerName(), ' ', json_encode($s->getAllUserDefined()), "\n";
$c->destroy();
echo json_encode([$c->getRequestId(), $c->getControllerName(), $c->getAllUserDefined()]), "\n";
try {
    $c->getObject('stdClass');
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
int(7)
bool(true)
NULL
int(7)
bool(false)
NULL
["id","id",true,"A\\B","actionX",[1],null,{"k":[1],"l":null},"dynamic","dynamic"]
bool(false)
NULL
PG\MSF\Helpers\Context 7 A\B {"k":[1],"l":null}
[null,null,[]]
getObject() needs a request context: call it inside a request, or use PG\MSF\Base\Pool::getInstance()->get()
