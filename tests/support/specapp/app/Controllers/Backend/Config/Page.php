<?php
namespace App\Controllers\Backend\Config;

class Page extends \PG\MSF\Controllers\Controller
{
    public function actionIndex(...$args)
    {
        $this->outputJson([__METHOD__, $args]);
    }
}
