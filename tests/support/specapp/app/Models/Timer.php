<?php
namespace App\Models;

use PG\MSF\Coroutine\Base;
use PG\MSF\Coroutine\Sleep;

/** An awaitable of an application, by the protocol of spec 04, section 4, to the letter: it registers itself with the scheduler, and its callback
 * looks whether the request still exists. */
class Timer extends Base
{
    public static $late = [];
    public $context;

    public function __construct($context, int $ms, $value, int $timeout = 0)
    {
        parent::__construct($timeout);
        $this->context = $context;
        $this->request = "timer of $ms ms";
        $this->requestId = $context->getRequestId();
        getInstance()->scheduler->IOCallBack[$this->requestId][] = $this;
        $keys = array_keys(getInstance()->scheduler->IOCallBack[$this->requestId]);
        $this->ioBackKey = array_pop($keys);
        $id = $this->requestId;
        $this->send(function ($raw) use ($id, $value) {
            if ($this->isBreak) {
                return;
            }
            if (!isset($this->context) || $this->context->getRequestId() !== $id || empty(getInstance()->scheduler->taskMap[$id])) {
                self::$late[] = $value;
                return;
            }
            $this->result = $value;
            $this->responseTime = microtime(true);
            $this->ioBack = true;
            $this->nextRun();
        }, $ms);
    }

    public function send($callback, int $ms = 0)
    {
        \PG\MSF\go(function () use ($callback, $ms) {
            \PG\MSF\delay($ms);
            $callback('raw');
        });
        return $this;
    }
}
