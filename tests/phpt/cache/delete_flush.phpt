--TEST--
delete(), flush(), has()
--EXTENSIONS--
msf
--FILE--
<?php
$cache = new PG\MSF\Cache\SysCache('a_');
$other = new PG\MSF\Cache\SysCache('b_');
$cache->set(['x' => false, 'y' => null, 'z' => 1]);
var_dump($cache->has('x'), $cache->has('y'), $cache->has('q'));
var_dump($cache->delete('x'), $cache->has('x'), $cache->delete('x'));
var_dump($cache->delete(['y', 'q']), $cache->has('y'), $cache->delete(['z']));
var_dump($cache->delete('z', 10));
$cache->set('z', 1);
var_dump($cache->delete('z', 10), $cache->has('z'));
$other->set('k', 1);
var_dump($cache->flush(), $other->has('k'), $cache->has('z'), $cache->info()['slots_used']);
--EXPECT--
bool(true)
bool(true)
bool(false)
bool(true)
bool(false)
bool(false)
bool(false)
bool(false)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(false)
int(0)
