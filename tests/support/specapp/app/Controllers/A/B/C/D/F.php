<?php
namespace App\Controllers\A\B\C\D;

class F extends \PG\MSF\Controllers\Controller
{
    public function actionIndex(...$args)
    {
        $this->outputJson([__METHOD__, $args]);
    }
}
