--TEST--
Session::all()
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
$c = session_config();
$s = new PG\MSF\Session\Session;
echo json_encode($s->all()), "\n";
$s->set([0 => 'a', 1 => 'b']);
echo json_encode($s->all()), ' ', stored($s->id()), "\n";
$s->set('k', 'v');
echo json_encode($s->all()), ' ', stored($s->id()), "\n";
--EXPECT--
[]
["a","b"] {"0":"a","1":"b"}
{"0":"a","1":"b","k":"v"} {"0":"a","1":"b","k":"v"}
