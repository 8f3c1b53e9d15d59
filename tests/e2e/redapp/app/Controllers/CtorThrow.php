<?php
namespace App\Controllers;

class CtorThrow extends \PG\MSF\Controllers\Controller
{
    public function __construct($c, $m)
    {
        parent::__construct($c, $m);
        throw new \RuntimeException("on purpose");
    }

    public function actionIndex()
    {
        $this->output("acted");
    }
}
