--TEST--
yield $session->get() and $session->get() are the same
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
$c = session_config();
PG\MSF\await((function () {
    $s = new PG\MSF\Session\Session;
    $old = yield $s->get('time');
    yield $s->set('time', 5);
    var_dump($old, yield $s->get('time'), yield $s->has('time'), yield $s->delete('time'), yield $s->clear());
    var_dump($s->get('time'));
})());
--EXPECT--
NULL
int(5)
bool(true)
bool(true)
bool(true)
NULL
