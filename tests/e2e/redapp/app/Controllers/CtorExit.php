<?php
namespace App\Controllers;

class CtorExit extends \PG\MSF\Controllers\Controller
{
    public function __construct($c, $m)
    {
        parent::__construct($c, $m);
        exit;
    }

    public function actionIndex()
    {
        $this->output("acted");
    }
}
