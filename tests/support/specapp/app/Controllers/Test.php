<?php
namespace App\Controllers;

/** What the harness asks for. */
class Test extends \PG\MSF\Controllers\Controller
{
    public function actionReady()
    {
        $this->output('ready');
    }
}
