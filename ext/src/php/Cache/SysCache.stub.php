<?php

/** @generate-class-entries */

namespace PG\MSF\Cache;

/**
 * Keys and values in memory that all processes of the server share; getInstance()->sysCache is one with the prefix "sys_cache_"
 * (spec/01 sections 4.3 and 9). The methods of Yac, and a few more. Everything here is done in microseconds and never waits for the
 * network; what is stored may be evicted at any time.
 *
 * A key has at most 48 bytes, the prefix included. A value may be anything but a resource; arrays and objects go through serialize().
 * A key or a value that is too long is a warning and false.
 */
class SysCache
{
    /**
     * Bytes of a key, the prefix included.
     * @var int
     */
    public const MAX_KEY_LENGTH = 48;

    /**
     * @param string $prefix put before every key
     * @throws \ValueError it is longer than a key may be
     */
    public function __construct(string $prefix = "") {}

    /**
     * Stores one value, or with an array as first argument each of its pairs; then the second argument is the time to live.
     * @param string|array $keys
     * @param mixed $value
     * @param int $ttl seconds; 0: until it is evicted
     * @return bool false: at least one was not stored; a warning says why
     * @throws \ValueError $ttl is negative
     */
    public function set(string|array $keys, mixed $value = null, int $ttl = 0): bool {}

    /**
     * Like set(), but only where there is nothing yet. Of several processes one gets true.
     * @param string|array $keys
     * @param mixed $value
     * @param int $ttl seconds; 0: until it is evicted
     * @return bool false: there was one already, or it was not stored
     * @throws \ValueError $ttl is negative
     */
    public function add(string|array $keys, mixed $value = null, int $ttl = 0): bool {}

    /**
     * Stores a value only if nobody has written the key since get() gave $cas.
     * @param string $key
     * @param mixed $value
     * @param int $cas
     * @param int $ttl seconds; 0: until it is evicted
     * @return bool
     * @throws \ValueError $ttl is negative
     */
    public function cas(string $key, mixed $value, int $cas, int $ttl = 0): bool {}

    /**
     * The value, or false when there is none (has() tells a stored false). With an array of keys: key => value or false, for each.
     * @param string|array $keys
     * @param int|null $cas version of the value, for cas(); of the last one found when there are several
     * @return mixed
     */
    public function get(string|array $keys, &$cas = null): mixed {}

    /**
     * Is there a value, even null or false?
     * @param string $key
     * @return bool
     */
    public function has(string $key): bool {}

    /**
     * Adds to an integer in one step; where there is none it starts at 0 and gets the time to live.
     * @param string $key
     * @param int $by
     * @param int $ttl seconds for a new one; 0: until it is evicted. One that exists keeps its own
     * @return int|false the new value; false with a warning: what is stored is no integer, or the sum is too large
     * @throws \ValueError $ttl is negative
     */
    public function increment(string $key, int $by = 1, int $ttl = 0): int|false {}

    /**
     * increment() downwards.
     * @param string $key
     * @param int $by
     * @param int $ttl
     * @return int|false
     * @throws \ValueError $ttl is negative, or $by is the smallest integer
     */
    public function decrement(string $key, int $by = 1, int $ttl = 0): int|false {}

    /**
     * @param string|array $keys
     * @param int $delay seconds for which it stays readable
     * @return bool false: at least one was not there
     * @throws \ValueError $delay is negative
     */
    public function delete(string|array $keys, int $delay = 0): bool {}

    /**
     * Removes everything, whatever its prefix.
     * @return bool
     */
    public function flush(): bool {}

    /**
     * Sizes in bytes and counters: memory_size, slots_memory_size, values_memory_size, segment_size, segment_num, miss, hits, fails, kicks,
     * recycles, slots_size, slots_used.
     * @return array
     */
    public function info(): array {}

    /**
     * `$cache->key = $value`: set() without a time to live.
     * @param string $key
     * @param mixed $value
     */
    public function __set(string $key, mixed $value): void {}

    /**
     * `$cache->key`: the value, or null when there is none.
     * @param string $key
     * @return mixed
     */
    public function __get(string $key): mixed {}

    /**
     * isset($cache->key)
     * @param string $key
     */
    public function __isset(string $key): bool {}

    /**
     * unset($cache->key)
     * @param string $key
     */
    public function __unset(string $key): void {}
}
