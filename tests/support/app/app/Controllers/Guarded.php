<?php
namespace App\Controllers;

use PG\MSF\Coroutine\Sleep;

/** A constructor that waits, and may answer instead of the action. */
class Guarded extends \PG\MSF\Controllers\Controller
{
    protected $seen;

    public function __construct($controllerName, $methodName)
    {
        parent::__construct($controllerName, $methodName);
        $this->seen = [$controllerName, $methodName];
        yield $this->getObject(Sleep::class)->goSleep(1);
        if ($this->getContext()->getInput()->get('deny')) {
            $this->output('denied', 403);
        }
        if ($this->getContext()->getInput()->get('fail')) {
            throw new \RuntimeException('constructor failed');
        }
    }

    /** Other requests run between the constructor and this. */
    public function actionArgs($a = null)
    {
        yield $this->getObject(Sleep::class)->goSleep(5);
        $this->outputJson([$a, $this->getContext()->getInput()->get('a'), $this->seen[1]]);
    }

    public function actionIndex()
    {
        $this->outputJson($this->seen);
    }
}
