<?php
namespace App\Route;

/** Sends /alias/<x> to Welcome::actionArgs with <x> as argument. */
class OwnRoute extends \PG\MSF\Route\NormalRoute
{
    public function parsePath($path)
    {
        if (preg_match('~^/alias/(\w+)$~', $path, $m)) {
            $this->setControllerName('Welcome');
            $this->setMethodName('Args');
            $this->findControllerClassName();
            $this->setParams([$m[1]]);
            return;
        }
        parent::parsePath($path);
    }
}
