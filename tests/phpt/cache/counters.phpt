--TEST--
increment() and decrement()
--EXTENSIONS--
msf
--FILE--
<?php
set_error_handler(function ($no, $text) { echo $text, "\n"; return true; });
$cache = new PG\MSF\Cache\SysCache();
var_dump($cache->increment('n'), $cache->increment('n', 41), $cache->decrement('n', 2), $cache->decrement('n'), $cache->get('n'));
var_dump($cache->decrement('m', 5), $cache->get('m'));
$cache->set('max', PHP_INT_MAX);
var_dump($cache->increment('max'), $cache->get('max') === PHP_INT_MAX);
$cache->set('s', '1');
var_dump($cache->increment('s'), $cache->get('s'));
try {
    $cache->decrement('n', PHP_INT_MIN);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
int(1)
int(42)
int(40)
int(39)
int(39)
int(-5)
int(-5)
PG\MSF\Cache\SysCache::increment(): The value of "max" would become too large for an integer
bool(false)
bool(true)
PG\MSF\Cache\SysCache::increment(): The value of "s" is no integer
bool(false)
string(1) "1"
PG\MSF\Cache\SysCache::decrement(): Argument #2 ($by) must be greater than -9223372036854775808
