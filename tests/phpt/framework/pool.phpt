--TEST--
The pool without a request: first in first out, public map, no state of internal classes
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Base\Pool;

class Thing
{
    public $a = 1;
    public function __construct() { echo "constructed\n"; }
}
$pool = Pool::getInstance();
var_dump($pool === Pool::getInstance(), $pool->get(''));
$one = $pool->get('\Thing');
$two = $pool->get('Thing');
$id = [spl_object_id($one), spl_object_id($two)];
$pool->push($one);
$pool->push($two);
unset($one, $two);
echo json_encode(array_map('count', $pool->map)), "\n";
$one = $pool->get('Thing');
var_dump(spl_object_id($one) === $id[0]);
$held = $pool->get('Thing');
$pool->push($held);
var_dump($pool->get('Thing') === $held);
$o = $pool->get(ArrayObject::class);
$pool->push($o);
var_dump(isset($pool->map['ArrayObject']));
foreach (['No\Such', 'Countable', 'Closure'] as $name) {
    try {
        $pool->get($name);
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
try {
    clone $pool;
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
bool(true)
NULL
{"Thing":2}
bool(true)
bool(false)
bool(false)
ReflectionException: Class "No\Such" does not exist
Error: Cannot instantiate interface Countable
Error: Instantiation of class Closure is not allowed
Trying to clone an uncloneable object of class PG\MSF\Base\Pool
