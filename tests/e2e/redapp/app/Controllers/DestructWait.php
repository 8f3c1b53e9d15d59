<?php
namespace App\Controllers;

class DestructWait extends \PG\MSF\Controllers\Controller
{
    public function __destruct()
    {
        \PG\MSF\await(\PG\MSF\delay(5));
    }

    public function actionIndex()
    {
        \App\Controllers\Bad::$kept = []; $this->output("acted");
    }
}
