<?php
namespace App\Controllers;

class HandleExit extends \PG\MSF\Controllers\Controller
{
    public function onExceptionHandle(\Throwable $e)
    {
        exit;
        $this->output("handled", 500);
    }

    public function actionIndex()
    {
        throw new \LogicException("action");
    }
}
