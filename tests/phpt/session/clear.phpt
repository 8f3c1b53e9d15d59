--TEST--
Session::clear(): values go, the id stays, and a shorter content leaves nothing behind
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
$c = session_config();
$s = new PG\MSF\Session\Session;
$s->set('long', str_repeat('x', 100000));
$s->set('long', 'short');
echo stored($id = $s->id()), "\n";
var_dump($s->clear(), $s->get('long', 'default'), $s->id() === $id);
echo stored($id), "\n";
var_dump($s->set('again', 1), $s->get('again'));
--EXPECT--
{"long":"short"}
bool(true)
string(7) "default"
bool(true)
{}
bool(true)
int(1)
