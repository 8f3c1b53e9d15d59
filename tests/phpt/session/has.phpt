--TEST--
Session::has(): not for null
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
$c = session_config();
$s = new PG\MSF\Session\Session;
$s->set(['null' => null, 'false' => false, 'zero' => 0, 12 => 'n']);
var_dump($s->has('null'), $s->has('false'), $s->has('zero'), $s->has('12'), $s->has('missing'));
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
