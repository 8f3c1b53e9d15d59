<?php

/** @generate-class-entries */

namespace PG\MSF\Helpers;

/** Everything that belongs to one request (spec/06 section 7). The running coroutine carries it; its child coroutines inherit it. */
class Context extends \PG\Context\AbstractContext
{
    /** @var int|null */
    protected $requestId = null;
    /** @var \PG\MSF\Base\Input|null */
    protected $input = null;
    /** @var \PG\MSF\Base\Output|null */
    protected $output = null;
    /** @var object|null */
    protected $objectPool = null;
    /** @var string|null */
    protected $controllerName = null;
    /** @var string|null */
    protected $actionName = null;
    /** @var array */
    protected $userDefined = [];

    /** @param int|null $requestId */
    public function __construct($requestId = null) {}

    /** @return int|null number of the request in this process */
    public function getRequestId() {}

    /** @return \PG\MSF\Base\Input|null */
    public function getInput() {}

    /**
     * @param \PG\MSF\Base\Input|null $input
     * @return static
     */
    public function setInput($input) {}

    /** @return \PG\MSF\Base\Output|null */
    public function getOutput() {}

    /**
     * @param \PG\MSF\Base\Output|null $output
     * @return static
     */
    public function setOutput($output) {}

    /** @return \PG\MSF\Base\ObjectPool|null */
    public function getObjectPool() {}

    /**
     * @param object|null $objectPool
     * @return static
     */
    public function setObjectPool($objectPool) {}

    /**
     * @param string|null $controllerName
     * @return static
     */
    public function setControllerName($controllerName) {}

    /** @return string|null */
    public function getControllerName() {}

    /**
     * @param string|null $actionName
     * @return static
     */
    public function setActionName($actionName) {}

    /** @return string|null action with its prefix */
    public function getActionName() {}

    /** @return array */
    public function getAllUserDefined() {}

    /**
     * @param string|int $key
     * @return mixed null when missing
     */
    public function getUserDefined($key) {}

    /**
     * @param string|int $key
     * @param mixed $val
     * @return static
     */
    public function setUserDefined($key, $val) {}

    /** @return static */
    public function getContext() {}

    /**
     * See Child::getObject().
     * @return mixed the object
     */
    public function getObject(string $class, array $args = [], int $dsLevel = 1) {}

    /** @return null */
    public function getParent() {}

    /** @return array names of the properties that are serialised */
    public function __sleep() {}

    /** @return void */
    public function destroy() {}
}
