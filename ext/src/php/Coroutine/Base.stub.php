<?php

/** @generate-class-entries */

namespace PG\MSF\Coroutine;

/**
 * The one awaitable (DESIGN decision 3, spec 04 section 4). Whoever holds one holds an operation that has started. In a generator `yield $it`, anywhere else
 * `$it->await()`.
 *
 * An application may extend it: start the operation in send(), and in its callback set `result`, set `ioBack` to true and call nextRun().
 */
#[\AllowDynamicProperties]
abstract class Base implements \PG\MSF\Coroutine\IBase
{
    /**
     * Time-out of those that set none, in ms; the configuration `coroutine.timeout` replaces it.
     *
     * @var int
     */
    public static $maxTimeout = 30000;

    /**
     * What is asked of whom, for logs and errors.
     *
     * @var string
     */
    public $request = '';

    /**
     * The result; CNull::getInstance() while there is none.
     *
     * @var mixed
     */
    public $result = null;

    /**
     * Time-out in ms, counted from the construction; 0: none.
     *
     * @var int
     */
    public $timeout = 0;

    /**
     * When it was made, in s since 1970.
     *
     * @var float
     */
    public $requestTime = 0.0;

    /**
     * When it was over, in s since 1970.
     *
     * @var float
     */
    public $responseTime = 0.0;

    /**
     * Whether it is over.
     *
     * @var bool
     */
    public $ioBack = false;

    /**
     * Its key in the scheduler's list, where an application has put it there.
     *
     * @var int|string|null
     */
    public $ioBackKey = null;

    /**
     * Whether nobody waits for it any more.
     *
     * @var bool
     */
    public $isBreak = false;

    /**
     * The request that it belongs to.
     *
     * @var string|int|null
     */
    public $requestId = null;

    /** @param int $timeout in ms; 0: Base::$maxTimeout */
    public function __construct($timeout = 0) {}

    /**
     * True when it is not complete and more than `timeout` ms have passed.
     *
     * @return bool
     */
    public function isTimeout() {}

    /**
     * Starts the operation; the callback receives the raw result.
     *
     * @param callable $callback
     * @return mixed
     */
    abstract public function send($callback);

    /**
     * The result; CNull::getInstance() while there is none; null when the time is over without one.
     *
     * @return mixed
     * @throws \Throwable what the operation failed with
     */
    public function getResult() {}

    /**
     * Replaces the time-out (ms, counted from the construction; 0: none).
     *
     * @param int $timeout
     * @return static
     */
    public function setTimeout($timeout) {}

    /**
     * "Started, but nobody waits": the result is dropped, an error of it is not reported. The operation goes on.
     *
     * @return bool true
     */
    public function break() {}

    /**
     * For classes of the application: `result` and `ioBack` are set, wake those who wait.
     *
     * @return bool true
     */
    public function nextRun() {}

    /**
     * @return never
     * @throws \PG\MSF\Coroutine\TimeoutException always
     */
    public function throwTimeOutException() {}

    /**
     * Resets ioBack, ioBackKey, isBreak and requestId, for reuse from a pool.
     *
     * @return void
     */
    public function destroy() {}

    /**
     * Names of properties that dump() hides.
     *
     * @return array
     */
    public function __unsleep() {}

    /**
     * Waits, with its stack, in whatever code this is: in a coroutine others run meanwhile, elsewhere the loop does.
     *
     * @param int|null $timeoutMs null: its own time-out; else the wait's, in ms
     * @return mixed the result
     * @throws \PG\MSF\Coroutine\TimeoutException   the time is over; the operation goes on
     * @throws \PG\MSF\Coroutine\CancelledException it, or the waiting coroutine, was cancelled
     * @throws \PG\MSF\Coroutine\Exception          waiting is impossible here, or nobody can ever complete it
     * @throws \Throwable                           what the operation failed with
     */
    public function await(?int $timeoutMs = null): mixed {}

    /** Asks the operation to end; those who wait get a CancelledException. False when it was over already. */
    public function cancel(): bool {}

    /** Whether it is over: the result, or the error, is there. */
    public function isDone(): bool {}
}

/** A plain awaitable: what go() and the combinators return. */
final class Future extends \PG\MSF\Coroutine\Base
{
    /**
     * Does nothing: the operation runs already.
     *
     * @param callable $callback
     * @return bool true
     */
    public function send($callback) {}
}
