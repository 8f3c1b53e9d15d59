<?php

/** @generate-class-entries */

namespace PG\MSF\Coroutine;

/** Waiting without blocking (spec 04, section 7.1). */
class Sleep extends \PG\MSF\Coroutine\Base
{
    /**
     * Over after $mSec milliseconds, with the result true. Each call makes an awaitable of its own, so one object may serve several waits at once.
     *
     * @return \PG\MSF\Coroutine\Base
     */
    public function goSleep(int $mSec) {}

    /**
     * Does nothing: the timer runs from goSleep() on.
     *
     * @param callable $callback
     * @return bool true
     */
    public function send($callback) {}
}
