<?php

/** @generate-class-entries */

namespace PG\AOP;

/** Makes wrappers (manual 5.8, spec/06 section 5). */
class Factory
{
    /**
     * @param object $object
     * @param callable|null $beforeCallable see Wrapper
     * @param callable|null $afterCallable
     * @param callable|null $bothCallable
     * @return Wrapper
     * @throws \TypeError for anything that is no object, or no callable
     */
    public static function create($object, $beforeCallable = null, $afterCallable = null, $bothCallable = null) {}

    /**
     * A wrapper for code that knows no coroutines: outside of a server, a method that returns a generator is run to its end, and its return
     * value is the result.
     *
     * @param object $object
     * @return Wrapper
     */
    public static function createAdapterObject($object) {}
}
