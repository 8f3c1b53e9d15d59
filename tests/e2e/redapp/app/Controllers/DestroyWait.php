<?php
namespace App\Controllers;

class DestroyWait extends \PG\MSF\Controllers\Controller
{
    public function destroy()
    {
        \PG\MSF\await(\PG\MSF\delay(5));
        parent::destroy();
    }

    public function actionIndex()
    {
        $this->output("acted");
    }
}
