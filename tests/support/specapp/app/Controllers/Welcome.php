<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

class Welcome extends Controller
{
    public function actionIndex()
    {
        $this->output('hello world!');
    }
}
