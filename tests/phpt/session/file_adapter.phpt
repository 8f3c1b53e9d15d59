--TEST--
Adapters\File: every method, used directly
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
use PG\MSF\Session\Adapters\File;
$c = session_config(['maxLifeTime' => 100]);
$f = new File;
var_dump($f instanceof PG\MSF\Session\ISession, $f instanceof PG\MSF\Session\ISessionLock);
thrown(fn() => $f->read('abc'));
var_dump($f->open("$dir/a/b", 'msf_session'), $f->read('abc'), $f->write('abc', 'content'), $f->read('abc'), $f->unset('abc'), $f->unset('abc'), $f->read('abc'));
printf("%o %o\n", stat("$dir/a")['mode'] & 0777, stat("$dir/a/b")['mode'] & 0777);
foreach (['../abc', 'a/b', "a\0b", '', 'a b', str_repeat('a', 129)] as $id) {
    thrown(fn() => $f->read($id));
}
var_dump($f->touch('new'), $f->read('new'));
$file = "$dir/a/b/msf_session_new";
touch($file, time() - 90);
var_dump($f->read('new'), $f->touch('new'), time() - filemtime($file) < 80);
clearstatcache();
touch($file, time() - 200);
var_dump($f->read('new'), $f->gc(300, 'new'), file_exists($file), $f->gc(100, 'new'));
clearstatcache();
var_dump(file_exists($file));
for ($i = 0; $i < 20; $i++) {
    $f->write("id$i", 'x');
    touch("$dir/a/b/msf_session_id$i", time() - $i * 10);
}
var_dump($f->gc(95), count(glob("$dir/a/b/msf_session_*")));
thrown(fn() => $f->gc(0));
$g = new File;
$g->open("$dir/a/b", 'msf_session');
var_dump($f->lock('id1'), $f->lock('id1'), $f->unlock('id1'), $f->lock('id1'), $f->unlock('none'), $f->close(), $f->close());
thrown(fn() => $f->touch('id1'));
thrown(fn() => $f->open('', 'name'));
thrown(fn() => $f->open("$dir/x", '../name'));
thrown(fn() => $f->open("$dir/config/c.json", 'name'));
--EXPECT--
bool(true)
bool(true)
PG\MSF\Session\Exception: session: the file adapter is not open
bool(true)
bool(false)
bool(true)
string(7) "content"
bool(true)
bool(true)
bool(false)
700 700
PG\MSF\Session\Exception: session: an id has 1 to 128 of A-Z, a-z, 0-9, - and ","
PG\MSF\Session\Exception: session: an id has 1 to 128 of A-Z, a-z, 0-9, - and ","
PG\MSF\Session\Exception: session: an id has 1 to 128 of A-Z, a-z, 0-9, - and ","
PG\MSF\Session\Exception: session: an id has 1 to 128 of A-Z, a-z, 0-9, - and ","
PG\MSF\Session\Exception: session: an id has 1 to 128 of A-Z, a-z, 0-9, - and ","
PG\MSF\Session\Exception: session: an id has 1 to 128 of A-Z, a-z, 0-9, - and ","
bool(true)
string(2) "{}"
string(2) "{}"
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
int(10)
ValueError: PG\MSF\Session\Adapters\File::gc(): Argument #1 ($maxLifeTime) must be greater than 0
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
PG\MSF\Session\Exception: session: the file adapter is not open
PG\MSF\Session\Exception: session: a store needs a directory, and a name of 1 to 64 letters, digits, _ and -
PG\MSF\Session\Exception: session: a store needs a directory, and a name of 1 to 64 letters, digits, _ and -
PG\MSF\Session\Exception: session: cannot open the directory DIR/config/c.json: Not a directory
