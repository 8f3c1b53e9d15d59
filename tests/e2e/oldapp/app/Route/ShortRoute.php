<?php
namespace App\Route;

use PG\MSF\Route\NormalRoute;

class ShortRoute extends NormalRoute
{
    public $enableCache = false;

    public function handleHttpRequest($request)
    {
        parent::handleHttpRequest($request);
        $this->seen = isset($this->seen) ? $this->seen + 1 : 1;
        if (strpos($this->getPath(), '/b/') === 0) {
            $this->setControllerName('Blog')->setMethodName('View')->setParams(array('id' => substr($this->getPath(), 3)));
            $this->findControllerClassName();
        }
    }
}
