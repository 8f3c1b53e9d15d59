<?php

/** @generate-class-entries */

namespace PG\MSF\Coroutine;

/** What a `yield` waits for (spec 04, section 4). Extend Base instead: what only implements this interface has to be asked again and again. */
interface IBase
{
    /**
     * True when it is not complete and its time is over.
     *
     * @return bool
     */
    public function isTimeout();

    /**
     * Starts the operation; the callback receives the raw result.
     *
     * @param callable $callback
     * @return mixed
     */
    public function send($callback);

    /**
     * The result, or CNull::getInstance() while there is none.
     *
     * @return mixed
     */
    public function getResult();
}
