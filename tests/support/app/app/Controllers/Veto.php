<?php
namespace App\Controllers;

class Veto extends \PG\MSF\Controllers\Controller
{
    public function __construct($controllerName, $methodName)
    {
        parent::__construct($controllerName, $methodName);
        $this->output('vetoed', 403);
    }

    public function actionIndex()
    {
        file_put_contents(RUNTIME_DIR . '/veto-failed', 'x');
    }
}
