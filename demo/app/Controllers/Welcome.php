<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/**
 * The smallest controller: GET /Welcome.
 */
class Welcome extends Controller
{
    public function actionIndex()
    {
        $this->output('hello world!');
    }

    /**
     * GET /Welcome/Json: the same through JSON; what `make bench` measures.
     */
    public function actionJson()
    {
        $this->outputJson(['hello' => 'world']);
    }
}
