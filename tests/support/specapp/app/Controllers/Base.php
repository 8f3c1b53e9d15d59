<?php
namespace App\Controllers;

abstract class Base extends \PG\MSF\Controllers\Controller
{
    public function actionIndex()
    {
        $this->output('inherited');
    }
}
