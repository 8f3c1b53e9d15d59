--TEST--
Changes: a LockTimeoutException after session.lockTimeout, a full queue, nothing changed
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
use PG\MSF\Session\Session;
$c = session_config(['lockTimeout' => 50, 'lockQueue' => 2]);
$s = new Session;
$s->set('k', 'v');
$context = new PG\MSF\Helpers\Context;
$context->setUserDefined('sessionId', $s->id());
$other = (new Session)->setContext($context);
$other->id();
$lock = $s->lock();
foreach ([fn() => $other->set('k', 1), fn() => $other->delete('k'), fn() => $other->clear(), fn() => $other->destroy(), fn() => $other->regenerate()] as $change) {
    thrown(fn() => PG\MSF\go($change)->await());
}
var_dump($other->get('k'));
$three = array_map(fn() => PG\MSF\go(fn() => $other->set('k', 2)), [1, 2, 3]);
foreach ($three as $one) {
    thrown(fn() => $one->await());
}
$lock->release();
var_dump($other->set('k', 3), $s->get('k'));

--EXPECT--
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
string(1) "v"
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
PG\MSF\Session\Exception: session: 2 changes of one session wait already (session.lockQueue)
bool(true)
int(3)
