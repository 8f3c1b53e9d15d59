--TEST--
What is too long, too large or cannot be stored
--EXTENSIONS--
msf
--FILE--
<?php
set_error_handler(function ($no, $text) { echo $text, "\n"; return true; });
function attempt(callable $f) {
    try {
        var_dump($f());
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
$cache = new PG\MSF\Cache\SysCache('prefix_');
$plain = new PG\MSF\Cache\SysCache();
var_dump(PG\MSF\Cache\SysCache::MAX_KEY_LENGTH);
attempt(fn() => $cache->set(str_repeat('k', 41), 1));
attempt(fn() => $cache->set(str_repeat('k', 42), 1));
attempt(fn() => $cache->get(str_repeat('k', 42)));
attempt(fn() => $cache->get(str_repeat('k', 41)));
attempt(fn() => $plain->set('', 1));
attempt(fn() => $cache->set('', 1) && $cache->get(''));
$cache->set('big', 'old');
attempt(fn() => $cache->set('big', str_repeat('x', 1 << 20)));
attempt(fn() => $cache->set('big', str_repeat('x', (1 << 20) + 1)));
attempt(fn() => strlen($cache->get('big')));
attempt(fn() => $cache->set(['ok' => 1, str_repeat('q', 50) => 2, 'also' => 3]));
attempt(fn() => [$cache->get('ok'), $cache->get('also')]);
attempt(fn() => $cache->set('f', fn() => 1));
attempt(fn() => $cache->set('f', STDIN));
attempt(fn() => $cache->has('f'));
attempt(fn() => $cache->set('t', 1, -1));
attempt(fn() => $cache->set(['t' => 1], -1));
attempt(fn() => $cache->set(['t' => 1], 'soon'));
attempt(fn() => $cache->delete('t', -5));
attempt(fn() => $cache->get([[]]));
attempt(fn() => $cache->get([new stdClass]));
attempt(fn() => new PG\MSF\Cache\SysCache(str_repeat('p', 49)));
attempt(fn() => clone $cache);
attempt(fn() => serialize($cache));
--EXPECT--
int(48)
bool(true)
PG\MSF\Cache\SysCache::set(): The key "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk" is too long: 49 bytes with its prefix, at most 48 are possible
bool(false)
PG\MSF\Cache\SysCache::get(): The key "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk" is too long: 49 bytes with its prefix, at most 48 are possible
bool(false)
int(1)
PG\MSF\Cache\SysCache::set(): A key must not be empty
bool(false)
bool(true)
bool(true)
PG\MSF\Cache\SysCache::set(): The value of "big" is too large: 1048577 bytes, at most 1048576 are possible (sys_cache.max_value)
bool(false)
int(1048576)
PG\MSF\Cache\SysCache::set(): The key "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq" is too long: 57 bytes with its prefix, at most 48 are possible
bool(false)
array(2) {
  [0]=>
  int(1)
  [1]=>
  int(3)
}
Exception: Serialization of 'Closure' is not allowed
PG\MSF\Cache\SysCache::set(): A resource cannot be stored
bool(false)
bool(false)
ValueError: PG\MSF\Cache\SysCache::set(): Argument #3 ($ttl) must be between 0 and 4294967295
ValueError: PG\MSF\Cache\SysCache::set(): Argument #2 ($value) must be between 0 and 4294967295
TypeError: PG\MSF\Cache\SysCache::set(): Argument #2 ($value) must be of type int when the first one is an array, string given
ValueError: PG\MSF\Cache\SysCache::delete(): Argument #2 ($delay) must be between 0 and 4294967295
Array to string conversion
array(1) {
  ["Array"]=>
  bool(false)
}
Error: Object of class stdClass could not be converted to string
ValueError: PG\MSF\Cache\SysCache::__construct(): Argument #1 ($prefix) must not be longer than 48 bytes
Error: Trying to clone an uncloneable object of class PG\MSF\Cache\SysCache
Exception: Serialization of 'PG\MSF\Cache\SysCache' is not allowed
