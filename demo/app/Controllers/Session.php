<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Session\Session as Visitor;

/**
 * The session example of the manual.
 */
class Session extends Controller
{
    /** GET /Session/Test: the time of the last visit, and of this one. */
    public function actionTest()
    {
        $session = $this->getObject(Visitor::class);
        $old     = yield $session->get('time');
        yield $session->set('time', date('Y-m-d H:i:s'));
        $new     = yield $session->get('time');
        $this->outputJson(['old' => $old, 'new' => $new]);
    }
}
