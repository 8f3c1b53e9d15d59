--TEST--
Session::lock(): others wait, this request does not
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
use PG\MSF\Session\Session;
$c = session_config();
function other(string $id): Session
{
    $context = new PG\MSF\Helpers\Context;
    $context->setUserDefined('sessionId', $id);
    return (new Session)->setContext($context);
}
$s = new Session;
$s->set('k', 'mine');
$lock = $s->lock();
var_dump($lock::class, $lock->isHeld());
$other = other($s->id());
$go = PG\MSF\go(function () use ($other) { $other->set('k', 'others'); echo "the other one has changed it\n"; });
PG\MSF\delay(30);
$s->set('k', 'still mine');
echo $other->get('k'), "\n";
var_dump($go->isDone(), $lock->release(), $lock->release(), $lock->isHeld());
$go->await();
echo $s->get('k'), "\n";

/* Twice is a mistake, and so is a new id meanwhile. */
$lock = $s->lock();
thrown(fn() => $s->lock());
thrown(fn() => $s->update(fn($v) => $v));
thrown(fn() => $s->regenerate());

/* Those who cannot wait any longer. */
thrown(fn() => $other->lock(20));
thrown(fn() => $other->update(fn($v) => [], 20));
/* It goes with its object. */
unset($lock);
var_dump($other->lock(0)->release());

/* In one request changes go one by one also while it has the lock. */
$lock = $s->lock();
$s->set('n', 0);
PG\MSF\all(array_map(fn() => PG\MSF\go(fn() => $s->set(['n' . random_int(0, 9) => 1, 'i' . spl_object_id(new stdClass) => 1])), range(1, 50)));
$lock->release();

/* Nobody can make one, and nobody can keep one for ever. */
thrown(fn() => new PG\MSF\Session\Lock);
$c['session'] = ['lockTtl' => 50] + $c['session'];
$s = other($s->id());
$kept = $s->lock();
var_dump($other->set('k', 'after the end of the lock'), $kept->isHeld(), $kept->release());

/* A cycle is collected. */
$s->property = $s->lock();
unset($s, $kept);
var_dump(gc_collect_cycles() > 0, $other->lock(0)->isHeld());
--EXPECT--
string(19) "PG\MSF\Session\Lock"
bool(true)
still mine
bool(false)
bool(true)
bool(false)
bool(false)
the other one has changed it
others
PG\MSF\Session\Exception: session: this request has locked the session; release the lock first
PG\MSF\Session\Exception: session: this request has locked the session; release the lock first
PG\MSF\Session\Exception: session: this request has locked the session; release the lock first
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
bool(true)
Error: Call to private PG\MSF\Session\Lock::__construct() from global scope
bool(true)
bool(false)
bool(false)
bool(true)
bool(true)
