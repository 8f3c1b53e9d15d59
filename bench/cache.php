<?php
/* What an operation of the shared cache costs: nanoseconds of CPU, the least of several rounds, beside APCu where it is loaded (Debian's
 * php-apcu). One process, so locks and cache lines have no rivals.
 *
 *     make && php -n -d extension=apcu.so -d apc.enable_cli=1 -d extension=$PWD/build/release/msf.so bench/cache.php [rounds]
 */
const N = 100000;

function cpu_ns(): float
{
    $u = getrusage();
    return ($u['ru_utime.tv_sec'] + $u['ru_stime.tv_sec']) * 1e9 + ($u['ru_utime.tv_usec'] + $u['ru_stime.tv_usec']) * 1e3;
}

function least(int $rounds, callable $work): float
{
    $best = INF;
    $work();
    for ($i = 0; $i < $rounds; $i++) {
        $before = cpu_ns();
        $work();
        $best = min($best, (cpu_ns() - $before) / N);
    }
    return $best;
}

$cache = new PG\MSF\Cache\SysCache('bench_');
$apcu = function_exists('apcu_enabled') && apcu_enabled();
$keys = array_map(fn ($i) => "key$i", range(0, 999));
$row = ['id' => 7, 'name' => 'Ann', 'tags' => ['a', 'b'], 'price' => 9.5];
$rounds = (int)($argv[1] ?? 7);

/* The loop and the call of a closure are in every figure. */
$loop = function (callable $one) use ($keys) {
    return function () use ($one, $keys) {
        for ($i = 0; $i < N; $i++) {
            $one($keys[$i % 1000]);
        }
    };
};
$empty = least($rounds, $loop(fn ($k) => $k));
printf("%-24s %8s %8s   ns per operation\n", '', 'sysCache', 'APCu');
$line = function (string $name, callable $ours, callable $theirs) use ($rounds, $loop, $empty, $apcu) {
    printf("%-24s %8.0f %8s\n", $name, least($rounds, $loop($ours)) - $empty, $apcu ? sprintf('%.0f', least($rounds, $loop($theirs)) - $empty) : '-');
};
foreach (['integer' => 42, '20 bytes' => str_repeat('x', 20), '1 KiB' => str_repeat('x', 1024), '64 KiB' => str_repeat('x', 65536), 'array' => $row] as $name => $value) {
    $cache->flush();
    $apcu && apcu_clear_cache();
    $keys64 = $name === '64 KiB' ? fn ($k) => 'key' . (ord($k[3]) & 7) : fn ($k) => $k; /* so that all of them fit */
    $line("set $name", fn ($k) => $cache->set($keys64($k), $value), fn ($k) => apcu_store($keys64($k), $value));
    $line("get $name", fn ($k) => $cache->get($keys64($k)), fn ($k) => apcu_fetch($keys64($k)));
}
$line('get, missing', fn ($k) => $cache->get("no$k"), fn ($k) => apcu_fetch("no$k"));
$cache->flush();
$apcu && apcu_clear_cache();
$line('increment', fn ($k) => $cache->increment($k), fn ($k) => apcu_inc($k));
