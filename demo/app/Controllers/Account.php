<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/**
 * GET and POST /groups (config/rest.php).
 */
class Account extends Controller
{
    public function actionProfile()
    {
        $this->outputJson(['action' => 'profile', 'method' => $this->getContext()->getInput()->getRequestMethod()]);
    }
}
