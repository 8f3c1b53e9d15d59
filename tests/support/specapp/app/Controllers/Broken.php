<?php
namespace App\Controllers;

class Broken extends \PG\MSF\Controllers\Controller
{
    public function actionIndex( {
}
