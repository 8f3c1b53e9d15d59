<?php
namespace App\Console;

/** Must not be reached over HTTP. */
class Batch extends \PG\MSF\Console\Controller
{
    public function actionRun()
    {
        $this->output('reached');
    }
}
