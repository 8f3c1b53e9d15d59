<?php
namespace App\Controllers;

class DestructThrow extends \PG\MSF\Controllers\Controller
{
    public function __destruct()
    {
        throw new \RuntimeException("on purpose");
    }

    public function actionIndex()
    {
        \App\Controllers\Bad::$kept = []; $this->output("acted");
    }
}
