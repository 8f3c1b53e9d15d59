<?php
namespace App\Controllers;

class FooBar extends \PG\MSF\Controllers\Controller
{
    public function actionIndex(...$args)
    {
        $this->outputJson([__METHOD__, $args]);
    }
}
