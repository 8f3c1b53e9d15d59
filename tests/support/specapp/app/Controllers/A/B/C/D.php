<?php
namespace App\Controllers\A\B\C;

class D extends \PG\MSF\Controllers\Controller
{
    public function actionF(...$args)
    {
        $this->outputJson([__METHOD__, $args]);
    }
}
