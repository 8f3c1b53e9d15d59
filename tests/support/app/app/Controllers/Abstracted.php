<?php
namespace App\Controllers;

abstract class Abstracted extends \PG\MSF\Controllers\Controller
{
    public function actionIndex()
    {
    }
}
