--TEST--
ObjectPool::push() and Pool::push() of objects that somebody goes on using: what is written later does not reach the next one
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/pool.inc';

class M extends PG\MSF\Models\Model
{
    public $v;
    protected $p = 'd';
    public function destroy() { echo "destroy\n"; }
    public function p($v = null) { return $v ? $this->p = $v : $this->p; }
}
request(function ($c) {
    $m = $c->getObject(M::class);
    $m->v = 'first';
    $c->getObjectPool()->push($m);
    $c->getObjectPool()->push($m);
    $c->getObjectPool()->push(new M);
    var_dump($m->v, $m->getContext());
    $m->v = 'written later';
    $m->p('written later');
    $id = spl_object_id($m);
    unset($m);
    $n = $c->getObject(M::class);
    var_dump(spl_object_id($n) === $id, $n->v, $n->p());
});
$m = new M;
$m->v = 'by hand';
PG\MSF\Base\Pool::getInstance()->push($m);
$m->v = 'and later';
unset($m);
request(function ($c) { var_dump($c->getObject(M::class)->v, $c->getObject(M::class)->v); });
for ($i = 0; $i < 3; $i++) {
    request(function ($c) { for ($i = 0; $i < 50; $i++) { $m = $c->getObject(stdClass::class); $m->x = 1; $c->getObjectPool()->push($m); } });
}
var_dump(count((array)request(fn($c) => (clone $c->getObject(stdClass::class)))));
--EXPECT--
destroy
NULL
NULL
bool(true)
NULL
string(1) "d"
destroy
NULL
NULL
destroy
destroy
int(0)
