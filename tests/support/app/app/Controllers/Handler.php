<?php
namespace App\Controllers;

/** An error handler of the application's own. */
class Handler extends \PG\MSF\Controllers\Controller
{
    public function onExceptionHandle(\Throwable $e)
    {
        if ($e->getMessage() === 'fail again') {
            throw new \LogicException('in the handler');
        }
        $this->outputJson(['error' => $e->getMessage()], 502);
    }

    public function actionIndex()
    {
        throw new \RuntimeException('mine');
    }

    public function actionAgain()
    {
        throw new \RuntimeException('fail again');
    }
}
