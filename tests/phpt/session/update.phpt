--TEST--
Session::update(): reads, changes and stores while nobody else can
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
use PG\MSF\Session\Session;
$c = session_config(['lockTtl' => 300]);
$s = new Session;
var_dump($s->update(fn(array $values) => $values + ['n' => 1]));
var_dump($s->update(function (array $values) {
    $values['n'] += yield PG\MSF\go(fn() => 41);
    return $values;
}));
thrown(fn() => $s->update(fn($values) => null));
thrown(fn() => $s->update(function ($values) { throw new DomainException('no'); }));
thrown(fn() => $s->update(fn($values) => ['f' => fopen(__FILE__, 'r')]));
thrown(fn() => $s->update(fn($values) => [], -1));
thrown(fn() => $s->update(function ($values) { PG\MSF\delay(500); return ['late' => 1]; }));
echo stored($s->id()), "\n";

/* The callback may use the session as well; what it returns is stored last. */
$s->update(function ($values) use ($s) { $s->set('inner', 1); return $s->all() + $values; });
echo stored($s->id()), "\n";

/* A hundred at once, each with a wait between reading and storing. */
$s->set('n', 0);
$c['session'] = ['lockTtl' => 30000] + $c['session'];
PG\MSF\all(array_map(fn() => PG\MSF\go(function () use ($s) {
    $s->update(function ($values) { PG\MSF\delay(1); $values['n']++; return $values; });
}), range(1, 100)));
var_dump($s->get('n'));
--EXPECT--
array(1) {
  ["n"]=>
  int(1)
}
array(1) {
  ["n"]=>
  int(42)
}
TypeError: PG\MSF\Session\Session::update(): Argument #1 ($change) must return the new values as an array, null returned
DomainException: no
PG\MSF\Session\Exception: session: the value cannot be stored as JSON: it has a value of a type that JSON has not
ValueError: PG\MSF\Session\Session::update(): Argument #2 ($timeoutMs) must be greater than or equal to 0
PG\MSF\Session\LockTimeoutException: session: the change took longer than session.lockTtl, so nothing was stored: others may have changed it
{"n":42}
{"n":42,"inner":1}
int(100)
