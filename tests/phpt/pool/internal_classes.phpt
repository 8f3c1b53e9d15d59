--TEST--
Every class there is, through the pool: an object that is not kept, or a clear exception
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/pool.inc';

abstract class Abstracted { }
interface Iface { }
trait Tr { }
enum E { case A; }
class Hidden { private function __construct() { } }
final class Own extends ArrayObject { }
$n = 0;
foreach ([...get_declared_classes(), ...get_declared_interfaces()] as $class) {
    try {
        $o = PG\MSF\Base\Pool::getInstance()->get($class);
        PG\MSF\Base\Pool::getInstance()->push($o);
        unset($o);
        $o = PG\MSF\Base\Pool::getInstance()->get($class);
    } catch (Throwable $e) {
        preg_match('/nstantiat|onstruct|must/', $e->getMessage()) || print("$class: " . get_class($e) . ' ' . $e->getMessage() . "\n");
    }
    unset($o, $e);
    $n++;
}
echo $n > 150 ? "all\n" : "$n\n";
foreach ([Abstracted::class, Iface::class, Tr::class, E::class, Hidden::class, 'No\Such', 'Closure', 'Generator', '\\'] as $class) {
    request(function ($c) use ($class) { $c->getObject($class); echo "$class: no error\n"; });
}
request(function ($c) {
    $a = $c->getObject(ArrayObject::class, [[1, 2, 3]]);
    $b = $c->getObject('\\' . Own::class, [['x' => 1]]);
    $d = $c->getObject(DateTime::class, ['2020-01-02']);
    $p = $c->getObject(SplObjectStorage::class);
    echo json_encode([count($a), $b['x'], $d->format('Y'), count($p), isset($a->__useCount)]), "\n";
});
request(function ($c) { echo json_encode([count($c->getObject(ArrayObject::class)), count($c->getObject(Own::class)), $c->getObject('')]), "\n"; });
echo idle() === json_encode(array_filter(json_decode(idle(), true), fn($k) => (new ReflectionClass($k))->isUserDefined() || str_starts_with($k, 'PG\\') || !(new ReflectionClass($k))->isFinal(), ARRAY_FILTER_USE_KEY)) ? 'ok' : idle(), ' ',
    json_encode(array_intersect(['ArrayObject', 'Own', 'DateTime', 'SplObjectStorage', PG\MSF\Base\Input::class], array_keys(PG\MSF\Base\Pool::getInstance()->map))), "\n";
--EXPECT--
all
Error: Cannot instantiate abstract class Abstracted
Error: Cannot instantiate interface Iface
Error: Cannot instantiate trait Tr
Error: Cannot instantiate enum E
Error: Call to non-public Hidden::__construct() from the object pool
ReflectionException: Class "No\Such" does not exist
Error: Instantiation of class Closure is not allowed
Error: The "Generator" class is reserved for internal use and cannot be manually instantiated
ReflectionException: Class "\" does not exist
[3,1,"2020",0,false]
[0,0,null]
ok []
