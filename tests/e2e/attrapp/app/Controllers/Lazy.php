<?php
namespace App\Controllers;

/** Has no attributes: must not be loaded before somebody asks for it. */
file_put_contents(RUNTIME_DIR . '/lazy', 'loaded');

class Lazy extends \PG\MSF\Controllers\Controller
{
    public function actionIndex()
    {
        $this->output('lazy');
    }
}
