<?php

/** @generate-class-entries */

namespace PG\MSF;

/**
 * Runs $fn in a coroutine of its own, from the next turn of the loop on; the caller goes on at once. What $fn returns (or, if it is a generator, what that
 * returns in the end) is the result of the awaitable. The coroutine inherits the context of the one that starts it.
 *
 * An exception that nobody has asked for when the awaitable goes away is reported as a warning, once.
 *
 * @throws \PG\MSF\Coroutine\Exception at the ceiling on coroutines
 */
function go(callable $fn, mixed ...$args): \PG\MSF\Coroutine\Base {}

/**
 * Waits, with its stack, in whatever code this is. Awaitables: their result; a generator is run as a coroutine to its end; an array: as all(). Any other
 * value comes back at once.
 *
 * @param int|null $timeoutMs for the whole wait, in ms; null: an awaitable's own, else none
 * @throws \PG\MSF\Coroutine\TimeoutException the time is over; what was waited for goes on
 * @throws \PG\MSF\Coroutine\Exception        waiting is impossible here, or nobody can ever complete it
 * @throws \Throwable                         what the operation failed with
 */
function await(mixed $what, ?int $timeoutMs = null): mixed {}

/**
 * Waits for all of them together and returns the results under their keys. The first failure, in time, is thrown at once; the others go on, and their
 * failures are not reported. Elements: awaitables, generators, closures (each runs as a coroutine); other values are their own result.
 *
 * @param int|null $timeoutMs for the whole wait, in ms; null: none
 * @throws \PG\MSF\Coroutine\TimeoutException
 * @throws \Throwable
 */
function all(iterable $what, ?int $timeoutMs = null): array {}

/**
 * The first success; the others go on. When all have failed: an exception whose previous one is the first failure.
 *
 * @param int|null $timeoutMs for the whole wait, in ms; null: none
 * @throws \PG\MSF\Coroutine\TimeoutException
 * @throws \PG\MSF\Coroutine\Exception none succeeded, or there were none
 */
function any(iterable $what, ?int $timeoutMs = null): mixed {}

/**
 * The outcome, success or failure, of the one that is over first; the others go on.
 *
 * @param int|null $timeoutMs for the whole wait, in ms; null: none
 * @throws \PG\MSF\Coroutine\TimeoutException
 * @throws \PG\MSF\Coroutine\Exception there were none
 * @throws \Throwable
 */
function race(iterable $what, ?int $timeoutMs = null): mixed {}

/** Waits $ms milliseconds; other coroutines run meanwhile. */
function delay(int $ms): void {}

/**
 * Runs the loop until every coroutine is over; from the main stack only. PHP does it at the end of a script that has started coroutines. Coroutines that
 * wait for something that nobody can do any more get an exception.
 *
 * @throws \PG\MSF\Coroutine\Exception inside a coroutine
 */
function run(): void {}
