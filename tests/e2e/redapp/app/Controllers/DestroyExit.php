<?php
namespace App\Controllers;

class DestroyExit extends \PG\MSF\Controllers\Controller
{
    public function destroy()
    {
        exit;
        parent::destroy();
    }

    public function actionIndex()
    {
        $this->output("acted");
    }
}
