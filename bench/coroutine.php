<?php
/* What a coroutine costs, with no network: nanoseconds of CPU per operation, the least of several rounds, and the ratio to a plain call.
 *
 *     make && php -n -d extension=$PWD/build/release/msf.so bench/coroutine.php [rounds]
 */
use PG\MSF\Coroutine\Channel;
use function PG\MSF\{delay, go, run};

const N = 100000;
const BATCH = 1000; // alive at once

function cpu_ns(): float
{
    $u = getrusage();
    return ($u['ru_utime.tv_sec'] + $u['ru_stime.tv_sec']) * 1e9 + ($u['ru_utime.tv_usec'] + $u['ru_stime.tv_usec']) * 1e3;
}

/** @param callable(int): void $work does N operations */
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

function batches(callable $one): callable
{
    return function () use ($one) {
        for ($done = 0; $done < N; $done += BATCH) {
            for ($i = 0; $i < BATCH; $i++) {
                $one();
            }
            run();
        }
    };
}

$nothing = function () { };
$generator = function () { yield 1; };
$cases = [
    'call a function' => fn () => array_map($nothing, range(1, N)),
    'go() and finish' => batches(fn () => go($nothing)),
    'go() a generator and finish' => batches(fn () => go($generator)),
    'go(), finish, await() in a coroutine' => function () use ($nothing) {
        go(function () use ($nothing) {
            for ($i = 0; $i < N; $i++) {
                go($nothing)->await();
            }
        });
        run();
    },
    'channel: push and pop between two coroutines' => function () {
        $c = new Channel;
        go(function () use ($c) { for ($i = 0; $i < N; $i++) { $c->push($i); } });
        go(function () use ($c) { for ($i = 0; $i < N; $i++) { $c->pop(); } });
        run();
    },
    'channel: the same with yield' => function () {
        $c = new Channel;
        go(function () use ($c) { for ($i = 0; $i < N; $i++) { yield $c->goPush($i); } });
        go(function () use ($c) { for ($i = 0; $i < N; $i++) { yield $c->goPop(); } });
        run();
    },
    'delay(0): sleep and resume on a stack' => function () {
        for ($i = 0; $i < BATCH; $i++) {
            go(function () { for ($n = 0; $n < N / BATCH; $n++) { delay(0); } });
        }
        run();
    },
    'yield a sleep and resume' => function () {
        for ($i = 0; $i < BATCH; $i++) {
            go(function () { for ($n = 0; $n < N / BATCH; $n++) { yield (new PG\MSF\Coroutine\Sleep)->goSleep(0); } });
        }
        run();
    },
];
printf("PHP %s, %s\n", PHP_VERSION, "one core, CPU time");
$rounds = (int) ($argv[1] ?? 5);
foreach ($cases as $name => $work) {
    $ns = least($rounds, $work);
    $base ??= $ns;
    printf("%-46s %7.0f ns %7.1fx\n", $name, $ns, $ns / $base);
}
