<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

class Test extends Controller
{
    public function actionReady()
    {
        $this->output('ready');
    }
}
