<?php

/** @generate-class-entries */

namespace PG\MSF\Session;

/**
 * A locked session, from Session::lock(). It is given back by release(), or when the object goes.
 * @strict-properties
 * @not-serializable
 */
final class Lock
{
    private function __construct() {}

    /** Gives the session back. False when that has happened already, by an earlier call or because session.lockTtl is over. */
    public function release(): bool {}

    /** Whether it is still locked. */
    public function isHeld(): bool {}
}
