<?php

/** @generate-class-entries */

namespace PG\AOP;

/**
 * Calls the methods of another object, with functions before and after (manual 5.8, spec/06 section 5).
 *
 * Functions before a call get ($method, $arguments), and $result if one of them has set it; functions after it ($method, $arguments, $result).
 * Each returns an array with the keys `method`, `arguments` and `result` (a missing key changes nothing), or null. A result that is not
 * null before the call takes the place of the call: neither the method nor the functions after it run. A function that is a generator runs
 * to its end; it may wait.
 *
 * Arguments that the method takes by reference are passed by reference.
 *
 * @not-serializable
 */
class Wrapper
{
    /**
     * @param object $instance
     * @param bool $isClone wraps a clone of it
     */
    public function __construct($instance, $isClone = false) {}

    /**
     * Properties of the wrapper are its own; those of the instance are not visible through it.
     * @param string $name
     * @return mixed null when unset
     */
    public function __get($name) {}

    /**
     * @param string $name
     * @param mixed $value
     * @return void
     */
    public function __set($name, $value) {}

    /**
     * @param string $name
     * @return bool
     */
    public function __isset($name) {}

    /**
     * @param string $name
     * @return void
     */
    public function __unset($name) {}

    /**
     * @param string $method
     * @param array $arguments
     * @return mixed
     * @throws \Error after destroy(), for a method that the instance does not have; what functions and method throw
     */
    public function __call($method, $arguments) {}

    /** @return void adds a function before calls */
    public function registerOnBefore(callable $callback) {}

    /** @return void adds a function after calls */
    public function registerOnAfter(callable $callback) {}

    /** @return void adds a function before and after calls */
    public function registerOnBoth(callable $callback) {}

    /** @return void lets instance, properties and functions go */
    public function destroy() {}
}
