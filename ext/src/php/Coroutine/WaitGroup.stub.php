<?php

/** @generate-class-entries */

namespace PG\MSF\Coroutine;

/** Waits until as many have reported done() as were announced with add(). */
final class WaitGroup implements \Countable
{
    /** @param int $count announced already */
    public function __construct(int $count = 0) {}

    /** @throws \ValueError when $n is below 1 */
    public function add(int $n = 1): void {}

    /** @throws \PG\MSF\Coroutine\Exception more done than announced */
    public function done(): void {}

    /** Announces one, runs $fn as go() does, and reports it done at its end, however it ends. */
    public function go(callable $fn, mixed ...$args): \PG\MSF\Coroutine\Base {}

    /**
     * Returns at once when nothing is announced.
     *
     * @param int|null $timeoutMs in ms; null: none
     * @throws \PG\MSF\Coroutine\TimeoutException
     */
    public function wait(?int $timeoutMs = null): void {}

    /** wait() as an awaitable, for `yield`; its result is true. */
    public function goWait(): \PG\MSF\Coroutine\Base {}

    /** How many are missing. */
    public function count(): int {}
}
