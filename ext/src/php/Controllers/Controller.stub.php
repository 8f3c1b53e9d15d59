<?php

/** @generate-class-entries */

namespace PG\MSF\Controllers;

/** Base of web controllers (spec/03 section 8.1). Pooled: public properties start at their declared defaults in every request. */
class Controller extends \PG\MSF\Base\Core
{
    /** @var float Unix time in s when the request reached the controller */
    public $requestStartTime = 0.0;
    /** @var string Macro::HTTP_REQUEST */
    public $requestType = 'HTTP';

    /**
     * Applications that override it call the parent. May contain `yield`: then the action runs after it, unless it has sent an answer.
     * @param string $controllerName
     * @param string $methodName action with its prefix
     */
    public function __construct($controllerName, $methodName) {}

    /** @return \PG\MSF\Base\ObjectPool|null */
    public function getObjectPool() {}

    /**
     * @param object|null $objectPool
     * @return static
     */
    public function setObjectPool($objectPool) {}

    /**
     * @param string $requestType
     * @return static
     */
    public function setRequestType($requestType) {}

    /** @return string */
    public function getRequestType() {}

    /**
     * Called with what the request did not catch: logs it and answers 500.
     * @return void
     */
    public function onExceptionHandle(\Throwable $e) {}

    /** @return void called at the end of the request, before the properties are reset */
    public function destroy() {}

    /**
     * Shortcut to Output::output().
     * @param mixed $data
     * @param int $status
     * @return void
     */
    public function output($data = null, $status = 200) {}

    /**
     * Shortcut to Output::outputJson().
     * @param mixed $data
     * @param int $status
     * @return void
     */
    public function outputJson($data = null, $status = 200) {}

    /**
     * Shortcut to Output::outputView().
     * @param string|null $view
     * @return void
     */
    public function outputView(array $data, $view = null) {}
}
