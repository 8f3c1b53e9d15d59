<?php
namespace App\Controllers;

class Web extends \PG\MSF\Controllers\Controller
{
    public function actionIndex()
    {
        echo "web\n";
    }

    public function actionOut()
    {
        $this->outputJson([1]);
    }
}
