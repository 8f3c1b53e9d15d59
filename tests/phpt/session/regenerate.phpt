--TEST--
Session::regenerate(): values stay, the old id ends after the grace and does not come back
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
use PG\MSF\Session\Session;
$c = session_config(['regenerateGrace' => 1]);
$s = new Session;
$s->set(['user' => 0, 'cart' => [1]]);
$old = $s->id();
$new = $s->regenerate();
var_dump($new !== $old, $s->id() === $new);
$s->set('user', 42);
echo stored($new), ' ', preg_replace('~\d{10}~', 'TIME', stored($old)), "\n";

/* A session object that goes on with the old id, as a request does that was on its way. */
$late = clone_with_id($old);
echo json_encode($late->all()), "\n";
$late->set('late', 1);
echo preg_replace('~\d{10}~', 'TIME', stored($old)), ' ', json_encode($s->all()), "\n";
while (preg_match('~ends":(\d+)~', stored($old), $m) && time() < $m[1]) {
    usleep(20000);
}
echo json_encode($late->all()), "\n";
$late->set('late', 2);
echo preg_replace('~\d{10}~', 'TIME', stored($old)), ' ', json_encode($late->all()), "\n";

/* A new request with it gets another one. */
$context = new PG\MSF\Helpers\Context;
$context->setUserDefined('sessionId', $old);
$next = (new Session)->setContext($context);
var_dump($next->all(), $next->id() !== $old, $next->id() !== $new);

$c['session'] = ['regenerateGrace' => 0] + $c['session'];
$s = new Session;
$s->set('k', 'v');
$old = $s->id();
$s->regenerate();
var_dump(stored($old), $s->get('k'));
$second = $s->regenerate(false);
$s->set('k', 'w');
$first = array_diff(array_map(fn($f) => substr($f, 12), preg_grep('~^msf_session_~', scandir("$dir/s"))), [$second]);
var_dump(count(array_filter($first, fn($id) => stored($id) === '{"k":"v"}')));

function clone_with_id(string $id): Session
{
    $context = new PG\MSF\Helpers\Context;
    $context->setUserDefined('sessionId', $id);
    return (new Session)->setContext($context);
}
--EXPECT--
bool(true)
bool(true)
{"user":42,"cart":[1]} {"user":0,"cart":[1],"__msf_ends":TIME}
{"user":0,"cart":[1]}
{"user":0,"cart":[1],"late":1,"__msf_ends":TIME} {"user":42,"cart":[1]}
[]
{"user":0,"cart":[1],"late":2,"__msf_ends":TIME} []
array(0) {
}
bool(true)
bool(true)
bool(false)
string(1) "v"
int(1)
