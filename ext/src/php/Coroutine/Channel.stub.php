<?php

/** @generate-class-entries */

namespace PG\MSF\Coroutine;

/**
 * Values from coroutine to coroutine, in order. A push waits while the channel is full, a pop while it is empty; those who wait are served in the order in
 * which they came. A value that was handed to somebody who has left meanwhile (time-out, cancellation) goes back to the front.
 *
 * `foreach ($channel as $value)` takes values until the channel is closed and empty.
 */
final class Channel implements \IteratorAggregate, \Countable
{
    /**
     * @param int $capacity values that may lie in it; 0: a push waits until somebody takes the value
     * @throws \ValueError when it is negative
     */
    public function __construct(int $capacity = 0) {}

    /**
     * @param int|null $timeoutMs in ms; null: none
     * @throws \PG\MSF\Coroutine\TimeoutException nobody took it, or made room, in time
     * @throws \PG\MSF\Coroutine\Exception        the channel is closed
     */
    public function push(mixed $value, ?int $timeoutMs = null): void {}

    /**
     * @param int|null $timeoutMs in ms; null: none
     * @throws \PG\MSF\Coroutine\TimeoutException nothing came in time
     * @throws \PG\MSF\Coroutine\Exception        the channel is closed and empty
     */
    public function pop(?int $timeoutMs = null): mixed {}

    /** push() as an awaitable, for `yield`; its result is true. */
    public function goPush(mixed $value): \PG\MSF\Coroutine\Base {}

    /** pop() as an awaitable, for `yield`. */
    public function goPop(): \PG\MSF\Coroutine\Base {}

    /** No push any more; what lies in it can still be taken. Those who wait get an exception. */
    public function close(): void {}

    public function isClosed(): bool {}

    /** Values that lie in it. */
    public function count(): int {}

    public function getCapacity(): int {}

    public function getIterator(): \Iterator {}
}
