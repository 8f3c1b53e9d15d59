<?php

/** @generate-class-entries */

namespace PG\MSF\Base;

/**
 * The object pool of the process (spec/06 section 2). The property `map` (read only) gives class name => list of idle objects.
 * Each class keeps at most `object_pool.max_idle` (256) idle objects.
 */
final class Pool
{
    private function __construct() {}

    /** @return Pool the one of this process */
    public static function getInstance() {}

    /**
     * An idle object of the class, or a new one; its constructor is not run. Null for an empty name.
     *
     * @param string $class
     * @return object|null
     * @throws \ReflectionException for an unknown class; \Error for one that cannot be instantiated
     */
    public function get(string $class, mixed ...$args) {}

    /**
     * Puts an object to the idle ones of its class. Objects that are still referenced elsewhere, or whose class keeps state that cannot
     * be reset (internal classes), are let go instead.
     *
     * @param object $classInstance
     * @return void
     */
    public function push(object $classInstance) {}
}
