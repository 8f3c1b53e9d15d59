<?php
namespace App\Controllers\Backend;

class Config extends \PG\MSF\Controllers\Controller
{
    public function actionPage(...$args)
    {
        $this->outputJson([__METHOD__, $args]);
    }
}
