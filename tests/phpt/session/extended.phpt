--TEST--
A class that extends Adapters\File
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
class Base64 extends PG\MSF\Session\Adapters\File
{
    public function read(string $id) { $s = parent::read($id); return $s === false ? false : base64_decode($s); }
    public function write(string $id, string $data) { return parent::write($id, base64_encode($data)); }
}
$c = session_config(['handler' => Base64::class]);
$s = new PG\MSF\Session\Session;
$s->set('k', 'v');
var_dump($s->get('k'), base64_decode(stored($s->id())));
PG\MSF\all(array_map(fn($i) => PG\MSF\go(fn() => $s->set("n$i", 1)), range(1, 20)));
var_dump(count($s->all()));
--EXPECT--
string(1) "v"
string(9) "{"k":"v"}"
int(21)
