<?php

/** @generate-class-entries */

namespace PG\MSF\Route;

/** What a router has to offer (spec/03 section 2). */
interface IRoute
{
    /**
     * @param object $request low-level request
     * @return mixed
     */
    public function handleHttpRequest($request);

    /** @return mixed */
    public function getControllerName();

    /** @return mixed */
    public function getControllerClassName();

    /**
     * @param bool $loadDefault
     * @return mixed
     */
    public function findControllerClassName($loadDefault);

    /** @return mixed */
    public function getMethodName();

    /** @return mixed */
    public function getParams();

    /** @return mixed */
    public function getPath();

    /** @return mixed */
    public function getIsRpc();

    /** @return mixed */
    public function getVerb();

    /**
     * @param string $name
     * @return mixed
     */
    public function setControllerName($name);

    /**
     * @param string $name
     * @return mixed
     */
    public function setMethodName($name);

    /**
     * @param array $params
     * @return mixed
     */
    public function setParams($params);

    /** @return mixed */
    public function getEnableCache();

    /**
     * @param string $path
     * @param array $callable
     * @return mixed
     */
    public function setRouteCache($path, $callable);

    /**
     * @param string $path
     * @return mixed
     */
    public function getRouteCache($path);
}
