<?php
namespace App\Console;

/** Must not be reached over HTTP. */
class Batch extends \PG\MSF\Controllers\Controller
{
    public function actionRun()
    {
        $this->output('reached');
    }
}
