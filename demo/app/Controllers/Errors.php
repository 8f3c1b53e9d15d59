<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Sleep;

/**
 * What goes wrong, and what the client then sees. The other requests of the worker notice nothing.
 */
class Errors extends Controller
{
    /** GET /Errors/Exception: 500, and a line with the trace in application.log. */
    public function actionException()
    {
        throw new \RuntimeException('thrown on purpose by the demo');
    }

    /** GET /Errors/InCoroutine: the same behind a wait. */
    public function actionInCoroutine()
    {
        yield $this->getObject(Sleep::class)->goSleep(50);
        throw new \RuntimeException('thrown behind a wait');
    }

    /** GET /Errors/Nothing: an action that outputs nothing is a 501. */
    public function actionNothing()
    {
    }

    /** GET /Errors/Timeout: a wait that is cut off after 50 ms gives false to yield. */
    public function actionTimeout()
    {
        $result = yield $this->getObject(Sleep::class)->goSleep(1000)->setTimeout(50);
        $this->outputJson(['result_of_yield' => $result]);
    }

    /** GET /Errors/Fatal: a fatal error ends this request with 500; a fresh worker is already running. */
    public function actionFatal()
    {
        $this->outOfMemory(str_repeat('x', 1024));
    }

    private function outOfMemory(string $s): void
    {
        ini_set('memory_limit', (string)(memory_get_usage() + 4 * 1024 * 1024));
        while (true) {
            $s .= $s;
        }
    }
}
