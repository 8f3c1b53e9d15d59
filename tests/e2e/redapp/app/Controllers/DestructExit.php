<?php
namespace App\Controllers;

class DestructExit extends \PG\MSF\Controllers\Controller
{
    public function __destruct()
    {
        exit;
    }

    public function actionIndex()
    {
        \App\Controllers\Bad::$kept = []; $this->output("acted");
    }
}
