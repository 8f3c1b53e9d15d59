<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/**
 * Messages between workers.
 */
class Messages extends Controller
{
    /** GET /Messages/RollCall: asks every worker for its process id, and waits for the answers. */
    public function actionRollCall()
    {
        $this->outputJson(['asked_by' => getInstance()->server->worker_id, 'workers' => getInstance()->rollCall()]);
    }
}
