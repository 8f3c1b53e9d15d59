<?php
namespace App\Controllers;

/** No controller. */
class Plain
{
    public function actionIndex()
    {
        echo 'reached';
    }
}
