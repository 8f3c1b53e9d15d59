<?php

/** @generate-class-entries */

namespace PG\AOP;

/** Gives any class what PG\MSF\Base\Child has: the context of its request, and objects from the pool (spec/06 section 4). */
trait MI
{
    /** @var \PG\MSF\Helpers\Context|null */
    public $context = null;
    /** @var object|null */
    public $parent = null;
    /** @var int|null */
    public $__DSLevel = null;
    /** @var int how often the pool has handed this object out */
    public $__useCount = 0;
    /** @var int Unix time of creation */
    public $__genTime = 0;
    /** @var bool true while it is in use */
    public $__isConstruct = false;
    /** @var array kept for compatibility: the pool keeps what it knows of classes itself */
    public static $__reflections = [];

    /** @return \PG\MSF\Helpers\Context|null */
    public function getContext() {}

    /**
     * See Child::getObject().
     * @return mixed the object
     */
    public function getObject(string $class, array $args = [], int $dsLevel = 1) {}

    /** @return null */
    public function getParent() {}

    /** @return void */
    public function resetProperties() {}

    /**
     * Kept for compatibility: the pool looks at classes itself.
     * @param string $className
     * @return void
     */
    public static function __supportAutoDestroy($className) {}
}
