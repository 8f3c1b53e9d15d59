<?php

/** @generate-class-entries */

namespace PG\MSF\Base;

/**
 * The pool as one request sees it (spec/06 section 3): what it hands out is bound to the request and goes back when the request ends.
 * @strict-properties
 */
final class ObjectPool
{
    private function __construct() {}

    /**
     * See Child::getObject().
     * @return mixed the object
     */
    public function get(string $class, array $args = [], int $dsLevel = 1) {}

    /**
     * Gives one object back before the end of the request: destroy(), reset, pool.
     * @return void
     */
    public function push(object $object) {}
}
