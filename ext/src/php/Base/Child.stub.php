<?php

/** @generate-class-entries */

namespace PG\MSF\Base;

/** Root of the framework's classes: knows its request and takes objects from the pool (spec/06 section 6). */
#[\AllowDynamicProperties]
class Child
{
    /** @var \PG\MSF\Helpers\Context|null the request this object belongs to */
    public $context = null;
    /** @var object|null kept for compatibility, always null */
    public $parent = null;
    /** @var int|null which visibilities are reset when the object returns to the pool (Macro::DS_*) */
    public $__DSLevel = null;

    /**
     * Attaches a context.
     * @param \PG\MSF\Helpers\Context|null $context
     * @return static
     */
    public function setContext($context) {}

    /**
     * The context of the request; without one of its own, that of the running coroutine; null outside of requests.
     * @return \PG\MSF\Helpers\Context|null
     */
    public function getContext() {}

    /**
     * Takes an object from the pool, binds it to this request and runs its constructor (spec/06 section 3.1).
     *
     * @param string $class class name
     * @param array $args constructor arguments
     * @param int $dsLevel Macro::DS_* bits, default Macro::DS_PUBLIC
     * @return mixed the object
     * @throws \Error without a context; \ReflectionException for an unknown class; whatever the constructor throws
     */
    public function getObject(string $class, array $args = [], int $dsLevel = 1) {}

    /** @return null kept for compatibility */
    public function getParent() {}

    /**
     * Gives the declared defaults back to the properties that __DSLevel names.
     * @return void
     */
    public function resetProperties() {}

    /**
     * Called when the object goes back to the pool, before its properties are reset; for applications to override.
     * @return void
     */
    public function destroy() {}
}
