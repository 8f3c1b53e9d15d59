<?php
namespace App\Console\Deep;

class Clean extends \PG\MSF\Console\Controller
{
    public function actionIndex()
    {
        echo "deep\n";
    }
}
