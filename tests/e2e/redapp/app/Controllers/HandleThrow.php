<?php
namespace App\Controllers;

class HandleThrow extends \PG\MSF\Controllers\Controller
{
    public function onExceptionHandle(\Throwable $e)
    {
        throw new \RuntimeException("on purpose");
        $this->output("handled", 500);
    }

    public function actionIndex()
    {
        throw new \LogicException("action");
    }
}
