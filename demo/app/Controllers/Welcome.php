<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/**
 * The smallest controller: GET /Welcome.
 */
class Welcome extends Controller
{
    /** GET /Welcome */
    public function actionIndex()
    {
        $this->output('hello world!');
    }

    /** GET /Welcome/Json: the same through JSON. */
    public function actionJson()
    {
        $this->outputJson(['hello' => 'world']);
    }
}
