<?php

/** @generate-class-entries */

namespace PG\MSF\Base;

/** Base of controllers, models, tasks and everything else that is pooled (spec/06 section 6). */
class Core extends Child
{
    /** @var int how often the pool has handed this object out */
    public $__useCount = 0;
    /** @var int Unix time of creation */
    public $__genTime = 0;
    /** @var bool true while it is in use */
    public $__isConstruct = false;
    /** @var bool */
    protected $isDestroy = false;
    /** @var object|null rendered as {} */
    public static $stdClass = null;

    public function __construct() {}

    /**
     * Names of the properties that are serialised: none.
     * @return array
     */
    public function __sleep() {}

    /**
     * Names of the properties that dump() hides: none.
     * @return array
     */
    public function __unsleep() {}

    /**
     * The configuration.
     * @return \Noodlehaus\Config|null
     */
    public function getConfig() {}

    /**
     * The configured packer.
     * @return \PG\MSF\Pack\IPack|null
     */
    public function getPack() {}

    /**
     * The low-level server.
     * @return object|null
     */
    public function getServerInstance() {}

    /** @return void marks the object as destroyed */
    public function destroy() {}

    /** @return void takes that mark back */
    public function isUse() {}

    /** @return bool whether it is marked as destroyed */
    public function getIsDestroy() {}
}
