<?php
namespace App\Controllers;

use App\Coroutine\Later;

/** Waits for an awaitable that the application has written itself. */
class OwnAwaitable extends \PG\MSF\Controllers\Controller
{
    public function actionIndex()
    {
        $later = new Later($this->getContext(), ['late' => true]);
        $known = isset(getInstance()->scheduler->taskMap[$this->getContext()->getRequestId()]);
        $this->outputJson([yield $later, $known]);
    }

    /** What is left in the scheduler's maps. */
    public function actionLeft()
    {
        $this->outputJson([count(getInstance()->scheduler->taskMap), count(getInstance()->scheduler->IOCallBack)]);
    }
}
