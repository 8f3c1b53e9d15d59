--TEST--
Session::get() and set(): values, arrays of values, defaults
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
$c = session_config();
$s = new PG\MSF\Session\Session;
var_dump($s->get('k'), $s->get('k', 'default'));
var_dump($s->set('k', ['list' => [1, 2.0, 'ä/"'], 'none' => null]), $s->set(['a' => 1, 7 => 'seven', 'null' => null], null), $s->set(8, true));
echo stored($s->id()), "\n";
echo json_encode([$s->get('k'), $s->get('a'), $s->get('7'), $s->get('8'), $s->get('null', 'default')], JSON_UNESCAPED_UNICODE), "\n";
var_dump($s->get('k')['list'][1]);
class Point implements JsonSerializable { public $x = 1; protected $hidden = 2; function jsonSerialize(): mixed { return ['x' => $this->x]; } }
$s->set('object', (object)['p' => new Point]);
echo json_encode($s->get('object')), ' ', gettype($s->get('object')), "\n";
thrown(fn() => $s->set(new stdClass, 1));
thrown(fn() => $s->set('__msf_ends', 1));
thrown(fn() => $s->set(['a' => 2, '__msf_ends' => 1]));
var_dump($s->get('a'));
--EXPECT--
NULL
string(7) "default"
bool(true)
bool(true)
bool(true)
{"k":{"list":[1,2.0,"ä/\""],"none":null},"a":1,"7":"seven","null":null,"8":true}
[{"list":[1,2,"ä\/\""],"none":null},1,"seven",true,"default"]
float(2)
{"p":{"x":1}} array
TypeError: PG\MSF\Session\Session::set(): Argument #1 ($key) must be of type array|string|int, stdClass given
PG\MSF\Session\Exception: session: the key "__msf_ends" is the framework's own
PG\MSF\Session\Exception: session: the key "__msf_ends" is the framework's own
int(1)
