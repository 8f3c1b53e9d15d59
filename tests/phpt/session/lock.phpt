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
thrown(fn() => PG\MSF\go(fn() => $other->lock(20))->await());
thrown(fn() => PG\MSF\go(fn() => $other->update(fn($v) => [], 20))->await());
/* It goes with its object. */
unset($lock);
var_dump($other->lock(0)->release());

/* Other coroutines of the request wait as well, also those that come while the first one is inside; none of them is lost. */
$s = new Session;
$s->update(fn() => ['n' => 0]);
$many = [];
for ($i = 0; $i < 20; $i++) {
    $many[] = PG\MSF\go(fn() => $s->update(function ($values) { PG\MSF\delay(2); return ['n' => $values['n'] + 1]; }));
    $many[] = PG\MSF\go(fn() => $s->set("k$i", 1));
    PG\MSF\delay(1);
}
PG\MSF\all($many);
echo $s->get('n'), "\n";

/* Nobody can make one, and nobody can keep one for ever. */
thrown(fn() => new PG\MSF\Session\Lock);
$c['session'] = ['lockTtl' => 50] + $c['session'];
$s = other($other->id());
$kept = $s->lock();
var_dump(PG\MSF\go(fn() => $other->set('k', 'after the end of the lock'))->await(), $kept->isHeld(), $kept->release());

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
PG\MSF\Session\Exception: session: this coroutine has locked the session already; release the lock first
PG\MSF\Session\Exception: session: this coroutine has locked the session already; release the lock first
PG\MSF\Session\Exception: session: this coroutine has locked the session already; release the lock first
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
bool(true)
20
Error: Call to private PG\MSF\Session\Lock::__construct() from global scope
bool(true)
bool(false)
bool(false)
bool(true)
bool(true)
