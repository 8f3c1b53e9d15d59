<?php
namespace App\Controllers;

use PG\MSF\Coroutine\Sleep;

/** Generators of every depth. */
class Gen extends \PG\MSF\Controllers\Controller
{
    public function actionNested()
    {
        $a = yield $this->one();
        $b = yield 5;
        $this->outputJson([$a, $b, $this->getContext()->getActionName()]);
    }

    private function one()
    {
        yield $this->getObject(Sleep::class)->goSleep(2);
        return 1 + yield $this->two();
    }

    private function two()
    {
        return 1;
        yield;
    }

    public function actionCatch()
    {
        try {
            yield $this->fails();
        } catch (\LogicException $e) {
            $this->output('caught ' . $e->getMessage());
        }
    }

    private function fails()
    {
        yield $this->getObject(Sleep::class)->goSleep(1);
        throw new \LogicException('below');
    }

    public function actionThrow()
    {
        yield $this->fails();
    }

    /** Runs out of memory in a coroutine of its own. */
    public function actionChildFatal()
    {
        \PG\MSF\go(function () {
            yield $this->getObject(Sleep::class)->goSleep(1);
            ini_set('memory_limit', (string)(memory_get_usage(true) + 4 * 1024 * 1024));
            for ($s = 'x';;) {
                $s .= $s;
            }
        });
        $this->output('started');
    }

    /** The same, waiting for it. */
    public function actionFatal()
    {
        ini_set('memory_limit', (string)(memory_get_usage(true) + 4 * 1024 * 1024));
        yield $this->getObject(Sleep::class)->goSleep(1);
        for ($s = 'x';;) {
            $s .= $s;
        }
    }

    public function actionPid()
    {
        $this->output((string)getmypid());
    }

    public function actionExit()
    {
        yield $this->getObject(Sleep::class)->goSleep(1);
        exit;
    }

    public function actionLong()
    {
        if ($this->getContext()->getInput()->get('begin')) {
            $this->getContext()->getOutput()->write('begun');
        }
        yield $this->getObject(Sleep::class)->goSleep(3000);
        file_put_contents(RUNTIME_DIR . '/long-ended', 'x');
        $this->output('late');
    }
}
