--TEST--
Session::delete()
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
$c = session_config();
$s = new PG\MSF\Session\Session;
$s->set(['a' => 1, 5 => 2, 'b' => 3]);
var_dump($s->delete('a'), $s->delete('5'), $s->delete('missing'));
echo stored($s->id()), "\n";
--EXPECT--
bool(true)
bool(true)
bool(true)
{"b":3}
