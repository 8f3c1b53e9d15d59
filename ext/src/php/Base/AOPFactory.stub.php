<?php

/** @generate-class-entries */

namespace PG\MSF\Base;

/** Wrappers around shared objects for one request (spec/06 section 5). */
class AOPFactory extends \PG\AOP\Factory
{
    /**
     * The pool as the request of `$coreBase` sees it.
     * @param object $coreBase an object with a context
     * @return ObjectPool
     * @throws \Error when it has no context
     */
    public static function getObjectPool(Pool $pool, $coreBase) {}
}
