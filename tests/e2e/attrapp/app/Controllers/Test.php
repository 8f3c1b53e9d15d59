<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/** Found by its name: the router that stands behind the attribute routes. */
class Test extends Controller
{
    public function actionReady()
    {
        $this->output('ready');
    }

    public function actionWhich()
    {
        $this->outputJson(['by' => 'name']);
    }
}
