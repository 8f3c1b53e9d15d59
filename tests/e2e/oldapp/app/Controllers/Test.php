<?php
namespace App\Controllers;

class Test extends \PG\MSF\Controllers\Controller
{
    public function actionReady()
    {
        $this->output('ready');
    }
}
