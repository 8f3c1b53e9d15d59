<?php
namespace App\Route;

/** A router that shares nothing with NormalRoute, and keeps its results in properties. */
class WholeRoute implements \PG\MSF\Route\IRoute
{
    private $path = '', $method = '', $params = [], $cache = [];

    public function handleHttpRequest($request)
    {
        $this->path = $request->server['path_info'];
        $this->method = $this->cache[$this->path][1] ?? ucfirst(basename($this->path));
        $this->params = array_values($request->get ?? []);
        $request->get['routed'] = 'yes';
    }

    public function getControllerName() { return 'Welcome'; }
    public function getControllerClassName() { return '\App\Controllers\Welcome'; }
    public function findControllerClassName($loadDefault) { return true; }
    public function getMethodName() { return $this->method; }
    public function getParams() { return $this->params; }
    public function getPath() { return $this->path; }
    public function getIsRpc() { return false; }
    public function getVerb() { return 'GET'; }
    public function setControllerName($name) {}
    public function setMethodName($name) {}
    public function setParams($params) {}
    public function getEnableCache() { return true; }
    public function setRouteCache($path, $callable) { $this->cache[$path] = $callable; }
    public function getRouteCache($path) { return $this->cache[$path] ?? null; }
}
