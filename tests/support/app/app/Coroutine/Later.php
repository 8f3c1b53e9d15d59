<?php
namespace App\Coroutine;

use PG\MSF\Coroutine\Base;
use PG\MSF\Coroutine\Sleep;

/** An awaitable as applications of php-msf write them: it keeps itself in the scheduler's maps and completes by nextRun() (spec/04 section 4). */
class Later extends Base
{
    public function __construct($context, private mixed $answer)
    {
        parent::__construct();
        $this->requestId = $context->getRequestId();
        $scheduler = getInstance()->scheduler;
        $scheduler->IOCallBack[$this->requestId][] = $this;
        $keys = array_keys($scheduler->IOCallBack[$this->requestId]);
        $this->ioBackKey = array_pop($keys);
        $this->send(function ($result) use ($context) {
            if (empty($context) || $this->requestId !== $context->getRequestId() || empty(getInstance()->scheduler->taskMap[$this->requestId])) {
                return; // the request is over
            }
            $this->result = $result;
            $this->ioBack = true;
            $this->nextRun();
        });
    }

    public function send($callback)
    {
        \PG\MSF\go(function () use ($callback) {
            yield (new Sleep())->goSleep(5);
            $callback($this->answer);
        });
    }
}
