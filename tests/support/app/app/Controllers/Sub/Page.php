<?php
namespace App\Controllers\Sub;

class Page extends \PG\MSF\Controllers\Controller
{
    public function actionIndex()
    {
        $this->output('sub page index');
    }

    public function actionShow()
    {
        $this->output('sub page show');
    }
}
