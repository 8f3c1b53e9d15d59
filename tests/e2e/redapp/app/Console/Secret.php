<?php
namespace App\Console;

/** No request may ever load this file. */
file_put_contents(RUNTIME_DIR . '/loaded', __FILE__ . "\n", FILE_APPEND);

class Secret extends \PG\MSF\Controllers\Controller
{
    public function actionIndex()
    {
        $this->output('secret');
    }
}
