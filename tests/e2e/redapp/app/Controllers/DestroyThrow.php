<?php
namespace App\Controllers;

class DestroyThrow extends \PG\MSF\Controllers\Controller
{
    public function destroy()
    {
        throw new \RuntimeException("on purpose");
        parent::destroy();
    }

    public function actionIndex()
    {
        $this->output("acted");
    }
}
