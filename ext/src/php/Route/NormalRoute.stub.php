<?php

/** @generate-class-entries */

namespace PG\MSF\Route;

/**
 * Path to controller by name (spec/03 section 2). Subclasses may override any method; each request then works on a clone, so that a router
 * never carries one request's result into another. Where nothing is overridden the server resolves paths without calling PHP.
 */
#[\AllowDynamicProperties]
class NormalRoute implements IRoute
{
    /** @var bool remember resolved paths (at most http.route_cache of them) */
    public $enableCache = true;
    /** @var string */
    protected $controllerName = '';
    /** @var string */
    protected $methodName = '';
    /** @var string */
    protected $controllerClassName = '';
    /** @var string */
    protected $path = '';
    /** @var string */
    protected $host = '';
    /** @var string */
    protected $file = '';
    /** @var string|null */
    protected $verb = null;
    /** @var array */
    protected $params = [];
    /** @var bool */
    protected $isRpc = false;

    public function __construct() {}

    /**
     * Host, path, verb and parameters.
     * @param object $request
     * @return void
     */
    public function parseRequestBase($request) {}

    /**
     * @param object $request
     * @return void
     */
    public function handleHttpRequest($request) {}

    /**
     * Searches the controller's class in App\Controllers and PG\MSF\Controllers, then the default controller if asked to.
     * @param bool $loadDefault
     * @return bool
     */
    public function findControllerClassName($loadDefault = false) {}

    /**
     * @param string $path
     * @return void
     */
    public function parsePath($path) {}

    /**
     * @param object $request
     * @return string
     */
    public function parseVerb($request) {}

    /** @return string */
    public function getControllerName() {}

    /** @return string */
    public function getControllerClassName() {}

    /** @return string */
    public function getMethodName() {}

    /** @return string */
    public function getPath() {}

    /** @return string */
    public function getFile() {}

    /**
     * @param string $file
     * @return static
     */
    public function setFile($file) {}

    /** @return string */
    public function getHost() {}

    /** @return bool */
    public function getIsRpc() {}

    /** @return string|null */
    public function getVerb() {}

    /** @return array */
    public function getParams() {}

    /**
     * @param string $name
     * @return static
     */
    public function setControllerName($name) {}

    /**
     * @param string $name
     * @return static
     */
    public function setMethodName($name) {}

    /**
     * @param array $params
     * @return static
     */
    public function setParams($params) {}

    /** @return bool */
    public function getEnableCache() {}

    /**
     * @param string $path
     * @param array $callable controller name, method name, class
     * @return static
     */
    public function setRouteCache($path, $callable) {}

    /**
     * @param string $path
     * @return array|null
     */
    public function getRouteCache($path) {}
}
