--TEST--
An adapter of the application's: awaitables and generators as results, its own locks
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
use PG\MSF\Session\{ISession, ISessionLock, Session};

class Memory implements ISession
{
    public static array $data = [];
    public static array $calls = [];
    public function open(string $savePath, string $sessionName) { self::$calls[] = "open $sessionName"; return true; }
    public function close() { return true; }
    public function read(string $sessionId) { self::$calls[] = 'read'; return PG\MSF\go(fn() => self::$data[$sessionId] ?? false); }
    public function write(string $sessionId, string $sessionData) { self::$calls[] = "write $sessionData"; yield PG\MSF\go(fn() => PG\MSF\delay(1)); self::$data[$sessionId] = $sessionData; return 'OK'; }
    public function unset(string $sessionId) { self::$calls[] = 'unset'; unset(self::$data[$sessionId]); return 1; }
    public function gc(int $maxLifeTime, string $sessionId = '') { return true; }
    public function touch(string $sessionId) { self::$calls[] = 'touch'; return true; }
}
class Locked extends Memory implements ISessionLock
{
    public static int $busy = 2;
    public function lock(string $sessionId) { self::$calls[] = 'lock'; return self::$busy-- <= 0; }
    public function unlock(string $sessionId) { self::$calls[] = 'unlock'; return true; }
}
function calls(): void { echo implode(', ', Memory::$calls), "\n"; Memory::$calls = []; }

$c = session_config(['handler' => Memory::class]);
$s = new Session;
var_dump($s->get('k', 'none'), $s->set('k', 1), $s->get('k'), $s->delete('k'));
calls();
var_dump($s->clear(), $s->destroy(), Memory::$data);
calls();
$s->set('n', 0);
PG\MSF\all(array_map(fn() => PG\MSF\go(fn() => $s->update(fn($v) => ['n' => $v['n'] + 1])), range(1, 50)));
var_dump($s->get('n'));
Memory::$calls = [];

$c = session_config(['handler' => Locked::class]);
$s = new Session;
$s->set('k', 1);
calls();
thrown(fn() => $s->set('k', NAN));
$lock = $s->lock();
$s->set('k', 2);
$lock->release();
calls();
Locked::$busy = PHP_INT_MAX;
$c['session'] = ['lockTimeout' => 10] + $c['session'];
$s = new Session;
thrown(fn() => $s->set('k', 3));

/* What it does wrong is said with its name. */
class Wrong extends Memory { public function read(string $sessionId) { return 5; } }
$c = session_config(['handler' => Wrong::class]);
$context = new PG\MSF\Helpers\Context;
$context->setUserDefined('sessionId', 'abc');
thrown(fn() => (new Session)->setContext($context)->get('k'));
class Failing extends Memory { public function write(string $sessionId, string $sessionData) { throw new RuntimeException('the store is down'); } }
$c = session_config(['handler' => Failing::class]);
thrown(fn() => (new Session)->get('k'));
class Unopened extends Session { public function __construct() {} }
thrown(fn() => (new Unopened)->get('k'));
thrown(fn() => (new Unopened)->set('k', 1));
thrown(fn() => (new Unopened)->destroy());
--EXPECT--
string(4) "none"
string(2) "OK"
int(1)
string(2) "OK"
open msf_session, write {}, read, read, write {"k":1}, read, read, write {}
bool(true)
bool(true)
array(0) {
}
read, write {}, unset
int(50)
open msf_session, write {}, lock, lock, lock, read, write {"k":1}, unlock
PG\MSF\Session\Exception: session: the value cannot be stored as JSON: it has a number that is infinite or none
lock, read, unlock, lock, read, write {"k":2}, unlock
PG\MSF\Session\LockTimeoutException: session: others kept it locked for longer than the time that this change may wait
PG\MSF\Session\Exception: Wrong::read() must return a string, or false for none; it returned int
RuntimeException: the store is down
PG\MSF\Session\Exception: session: the constructor of PG\MSF\Session\Session was not called
PG\MSF\Session\Exception: session: the constructor of PG\MSF\Session\Session was not called
PG\MSF\Session\Exception: session: the constructor of PG\MSF\Session\Session was not called
