<?php

/** @generate-class-entries */

namespace PG\MSF\Coroutine;

/** At most so many at once; those who wait are served in the order in which they came. */
final class Semaphore
{
    /**
     * @param int $permits    how many may hold one at once, from 1
     * @param int $maxWaiters how many may wait; one more gets an exception at once
     */
    public function __construct(int $permits = 1, int $maxWaiters = 10000) {}

    /**
     * @param int|null $timeoutMs in ms; null: none
     * @throws \PG\MSF\Coroutine\TimeoutException none became free in time
     * @throws \PG\MSF\Coroutine\Exception        too many wait already
     */
    public function acquire(?int $timeoutMs = null): void {}

    /** Takes one if it is free now; never waits. */
    public function tryAcquire(): bool {}

    /** acquire() as an awaitable, for `yield`; its result is true. One that nobody looked at gives its permit back when it goes away. */
    public function goAcquire(): \PG\MSF\Coroutine\Base {}

    /** @throws \PG\MSF\Coroutine\Exception more given back than taken */
    public function release(): void {}

    /** Acquires, calls $fn, releases, also when $fn throws; returns what $fn returned. */
    public function with(callable $fn): mixed {}

    /** How many are free. */
    public function available(): int {}
}
