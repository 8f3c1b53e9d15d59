<?php
namespace App\Controllers\G\H;

class I extends \PG\MSF\Controllers\Controller
{
    public function actionIndex(...$args)
    {
        $this->outputJson([__METHOD__, $args]);
    }

    public function actionJ(...$args)
    {
        $this->outputJson([__METHOD__, $args]);
    }
}
