<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Sleep;
use function PG\MSF\all;
use function PG\MSF\delay;
use function PG\MSF\go;

/**
 * Waiting without blocking: the manual's way with yield, and the new way without.
 */
class Coroutine extends Controller
{
    /** GET /Coroutine/Parallel: three waits of 100, 200 and 300 ms at once, with yield. Takes about 300 ms. */
    public function actionParallel()
    {
        $start  = microtime(true);
        $waits  = [];
        foreach ([100, 200, 300] as $ms) {
            $waits[$ms] = $this->getObject(Sleep::class)->goSleep($ms);
        }
        $results = [];
        foreach ($waits as $ms => $wait) {
            $results[$ms] = yield $wait;
        }
        $this->outputJson(['waited' => $results, 'elapsed_ms' => $this->since($start)]);
    }

    /** GET /Coroutine/Await: the same without yield: go() starts a coroutine, all() waits for every one. */
    public function actionAwait()
    {
        $start   = microtime(true);
        $results = all(array_map(fn (int $ms) => go(function () use ($ms) {
            delay($ms);
            return "slept $ms ms";
        }), [100, 200, 300]));
        $this->outputJson(['results' => $results, 'elapsed_ms' => $this->since($start)]);
    }

    /** GET /Coroutine/Nested: generators inside generators, to any depth. */
    public function actionNested()
    {
        $start = microtime(true);
        $sum   = yield $this->sumTo(10);
        $this->outputJson(['sum' => $sum, 'elapsed_ms' => $this->since($start)]);
    }

    /** GET /Coroutine/Caught: an exception crosses two generators and is caught in the third. */
    public function actionCaught()
    {
        try {
            yield $this->deep(3);
        } catch (\RuntimeException $e) {
            $this->outputJson(['caught' => $e->getMessage(), 'thrown_in' => basename($e->getFile()) . ':' . $e->getLine()]);
        }
    }

    private function sumTo(int $n): \Generator
    {
        if ($n === 0) {
            return 0;
        }
        yield $this->getObject(Sleep::class)->goSleep(10);
        return $n + (yield $this->sumTo($n - 1));
    }

    private function deep(int $level): \Generator
    {
        yield $this->getObject(Sleep::class)->goSleep(5);
        if ($level === 0) {
            throw new \RuntimeException('from the innermost generator');
        }
        return yield $this->deep($level - 1);
    }

    private function since(float $start): int
    {
        return (int)round((microtime(true) - $start) * 1000);
    }
}
