--TEST--
Bookkeeping of classes with the trait MI; resetProperties() and setContext() of the application's own; serialisation and clones
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/pool.inc';

class Mixed_ { use PG\AOP\MI; public $v = 'd'; private $own = 'd'; public function put($v) { $this->v = $this->own = $v; } public function own() { return $this->own; } }
class Plain { public $v = 'd'; }
class Resets extends PG\MSF\Models\Model
{
    public $v = 'd', $kept = 'd';
    public function resetProperties() { $this->v = 'by itself'; }
}
for ($i = 0; $i < 2; $i++) {
    request(function ($c) {
        $m = $c->getObject(Mixed_::class, [], 4);
        echo json_encode([$m->v, $m->own(), $m->__useCount, $m->__genTime > 1e9, $m->__isConstruct, $m->__DSLevel, $m->getContext() === $c, $m->getParent(), Mixed_::$__reflections]), "\n";
        $m->put('SPOILT');
        $p = $c->getObject(Plain::class);
        echo json_encode([$p->v, get_object_vars($p)]), "\n";
        $p->v = 'SPOILT';
        $r = $c->getObject(Resets::class);
        echo json_encode([$r->v, $r->kept, isset($r->dyn)]), "\n";
        $r->kept = $r->dyn = 'kept by its own choice';
        echo serialize($r), "\n";
        $x = clone $r;
        echo json_encode([$x->kept, $x->getContext() === $c]), "\n";
    });
}
$m = new Mixed_;
try {
    PG\MSF\Base\AOPFactory::getObjectPool(PG\MSF\Base\Pool::getInstance(), $m);
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
$m->context = new PG\MSF\Helpers\Context;
echo get_class(PG\MSF\Base\AOPFactory::getObjectPool(PG\MSF\Base\Pool::getInstance(), $m)->get(Plain::class)), "\n";
echo json_encode([PG\MSF\Base\Pool::getInstance()->map[Mixed_::class][0]->context, PG\MSF\Base\Pool::getInstance()->map[Resets::class][0]->getContext()]), "\n";
--EXPECT--
["d","d",1,true,true,4,true,null,[]]
["d",{"v":"d"}]
["d","d",false]
O:6:"Resets":0:{}
["kept by its own choice",true]
["SPOILT","d",2,true,true,4,true,null,[]]
["d",{"v":"d"}]
["by itself","kept by its own choice",false]
O:6:"Resets":0:{}
["kept by its own choice",true]
An object pool needs an object that belongs to a request
Plain
[null,null]
