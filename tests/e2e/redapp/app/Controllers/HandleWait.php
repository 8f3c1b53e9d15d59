<?php
namespace App\Controllers;

class HandleWait extends \PG\MSF\Controllers\Controller
{
    public function onExceptionHandle(\Throwable $e)
    {
        \PG\MSF\await(\PG\MSF\delay(5));
        $this->output("handled", 500);
    }

    public function actionIndex()
    {
        throw new \LogicException("action");
    }
}
