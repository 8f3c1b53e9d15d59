--TEST--
Objects outside of a request: no context, and a clear error from getObject()
--EXTENSIONS--
msf
--FILE--
<?php
class M extends PG\MSF\Models\Model
{
}
$m = new M;
var_dump($m->getContext(), $m->getParent(), $m->__sleep(), $m->__unsleep(), $m->getIsDestroy(), $m->getConfig(), $m->getPack());
$m->destroy();
var_dump($m->getIsDestroy());
$m->isUse();
var_dump($m->getIsDestroy());
$c = new PG\MSF\Helpers\Context;
var_dump($m->setContext($c) === $m, $m->getContext() === $c);
try {
    (new M)->getObject('stdClass');
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
NULL
NULL
array(0) {
}
array(0) {
}
bool(false)
NULL
NULL
bool(true)
bool(false)
bool(true)
bool(true)
getObject() needs a request context: call it inside a request, or use PG\MSF\Base\Pool::getInstance()->get()
