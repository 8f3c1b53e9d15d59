--TEST--
add() stores only what is absent, cas() only what nobody has written
--EXTENSIONS--
msf
--FILE--
<?php
$cache = new PG\MSF\Cache\SysCache();
var_dump($cache->add('a', 1), $cache->add('a', 2), $cache->get('a'));
var_dump($cache->add(['a' => 3, 'b' => 4]), $cache->get('a'), $cache->get('b'));
var_dump($cache->get('b', $cas), is_int($cas));
var_dump($cache->cas('b', 'mine', $cas), $cache->cas('b', 'late', $cas), $cache->get('b'));
var_dump($cache->cas('nothing', 1, $cas));
$cache->delete('b');
var_dump($cache->cas('b', 1, $cas));
try {
    $cache->cas('b', 1, $cas, -1);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
bool(true)
bool(false)
int(1)
bool(false)
int(1)
int(4)
int(4)
bool(true)
bool(true)
bool(false)
string(4) "mine"
bool(false)
bool(false)
PG\MSF\Cache\SysCache::cas(): Argument #4 ($ttl) must be between 0 and 4294967295
