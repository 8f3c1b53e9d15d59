--TEST--
Session::destroy(): nothing is left; used again, another session begins
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
$c = session_config();
$s = new PG\MSF\Session\Session;
var_dump($s->destroy());
$s->set('k', 'v');
$id = $s->id();
var_dump($s->destroy(), stored($id), $s->get('k', 'default'), $s->id() !== $id);
--EXPECT--
bool(true)
bool(true)
bool(false)
string(7) "default"
bool(true)
