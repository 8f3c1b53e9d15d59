--TEST--
createAdapterObject(): outside of a server a generator is run to its return value
--EXTENSIONS--
msf
--FILE--
<?php
class Library
{
    public function plain($x) { return $x; }
    public function coroutine($x) { $a = yield (new PG\MSF\Coroutine\Sleep)->goSleep(1); return [$x, $a]; }
    public function fails() { yield (new PG\MSF\Coroutine\Sleep)->goSleep(1); throw new LogicException('inside'); }
}
$o = PG\AOP\Factory::createAdapterObject(new Library);
echo get_class($o), json_encode([$o->plain(1), $o->coroutine(2)]), "\n";
try {
    $o->fails();
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
$o->registerOnAfter(fn($m, $a, $r) => ['result' => is_object($r) ? 'generator' : $r]);
echo json_encode($o->coroutine(3)), "\n";
var_dump(is_subclass_of(PG\MSF\Base\AOPFactory::class, PG\AOP\Factory::class), (PG\MSF\Base\AOPFactory::create(new Library))->plain(4));
--EXPECT--
PG\AOP\Wrapper[1,[2,true]]
inside
[3,true]
bool(true)
int(4)
