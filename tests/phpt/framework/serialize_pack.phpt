--TEST--
SerializePack: no objects from outside unless their classes are named; damaged data is an exception
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Pack\SerializePack;
function attempt($f) { try { var_dump($f()); } catch (Throwable $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; } }
$p = new SerializePack;
attempt(fn() => $p->unPack($p->pack(['a' => 1, 'b' => [false, null]])) === ['a' => 1, 'b' => [false, null]]);
attempt(fn() => $p->unPack('b:0;')); attempt(fn() => $p->unPack('')); attempt(fn() => $p->unPack('i:1;i:2;')); attempt(fn() => $p->unPack('a:1:{i:0;'));
attempt(fn() => get_class($p->unPack($p->pack(new ArrayObject([1]))))); attempt(fn() => get_class($p->unPack($p->pack(new ArrayObject([1])), ['arrayObject']))); attempt(fn() => get_class($p->unPack($p->pack(new SplStack), true)));
attempt(fn() => $p->pack(fn() => 1)); attempt(fn() => $p->unPack('i:1;', [3]));
--EXPECT--
bool(true)
bool(false)
PG\MSF\Pack\Exception: Serialize unPack faild. Error message : no serialised data at offset 0 of 0 bytes
PG\MSF\Pack\Exception: Serialize unPack faild. Error message : no serialised data at offset 4 of 8 bytes
PG\MSF\Pack\Exception: Serialize unPack faild. Error message : no serialised data at offset 9 of 9 bytes
string(22) "__PHP_Incomplete_Class"
string(11) "ArrayObject"
string(8) "SplStack"
Exception: Serialization of 'Closure' is not allowed
TypeError: PG\MSF\Pack\SerializePack::unPack(): Argument #2 ($allowedClasses) must be a list of class names, int given
