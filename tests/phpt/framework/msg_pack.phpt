--TEST--
MsgPack: plain data only; damaged data is an exception
--EXTENSIONS--
msgpack
msf
--FILE--
<?php
use PG\MSF\Pack\MsgPack;
function attempt($f) { try { var_dump($f()); } catch (Throwable $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; } }
class P { public $x = 1; function __wakeup() { echo "WOKEN\n"; } }
$m = new MsgPack;
attempt(fn() => bin2hex($m->pack(['a' => 1, 'b' => [true, null, 1.5]])));
attempt(fn() => $m->unPack($m->pack(['a' => 1, 'b' => [true, null, 1.5]])) === ['a' => 1, 'b' => [true, null, 1.5]]);
attempt(fn() => $m->unPack($m->pack(new P)));
attempt(fn() => is_object($m->unPack(msgpack_pack(new P))));
attempt(fn() => $m->unPack("\x92\x01")); attempt(fn() => $m->unPack('')); attempt(fn() => $m->unPack("\xc1")); attempt(fn() => $m->unPack("\x01\x02"));attempt(fn() => $m->unPack("\xc2"));
--EXPECT--
string(36) "82a16101a16293c3c0cb3ff8000000000000"
bool(true)
array(1) {
  [0]=>
  int(1)
}
PG\MSF\Pack\Exception: MsgPack unPack faild. Error message : [msgpack] (msgpack_unserialize_map_item) illegal key type
PG\MSF\Pack\Exception: MsgPack unPack faild. Error message : [msgpack] (php_msgpack_unserialize) Insufficient data for unserializing
PG\MSF\Pack\Exception: MsgPack unPack faild. Error message : no data
PG\MSF\Pack\Exception: MsgPack unPack faild. Error message : [msgpack] (php_msgpack_unserialize) Parse error
PG\MSF\Pack\Exception: MsgPack unPack faild. Error message : [msgpack] (php_msgpack_unserialize) Extra bytes
bool(false)
