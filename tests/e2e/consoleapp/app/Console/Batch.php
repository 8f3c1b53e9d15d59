<?php
namespace App\Console;

use PG\MSF\Coroutine\CancelledException;
use function PG\MSF\all;
use function PG\MSF\delay;
use function PG\MSF\go;

class Batch extends \PG\MSF\Console\Controller
{
    public $left = 1;

    /** Prints the sample of the manual. Has no parameters. */
    public function actionRun()
    {
        echo "命令行示例\n";
    }

    /** A generator. */
    public function actionYield()
    {
        yield $this->getObject(\PG\MSF\Coroutine\Sleep::class)->goSleep(5);
        echo "after a wait\n";
        return 7;
    }

    public function actionAwait()
    {
        $all = all([go(function () { delay(5); return 1; }), go(function () { delay(1); return 2; })]);
        echo json_encode($all), "\n";
    }

    public function actionLeave()
    {
        go(function () {
            try {
                delay(60000);
            } finally {
                echo "finally\n";
            }
        });
        delay(1);
        echo "left\n";
    }

    public function actionInput($a = null)
    {
        $in = $this->getContext()->getInput();
        echo json_encode([$in->getAllGet(), $in->getAllPost() === $in->getAllGet(), $in->getAllServer(), $in->get('k'), func_get_args()]), "\n";
    }

    public function actionContext()
    {
        $c = $this->getContext();
        $counter = $this->getObject(\App\Models\Counter::class);
        getInstance()->sysCache->set('k', [1, 2]);
        echo json_encode([strlen($c->getLogId()), $c->getControllerName(), $c->getActionName(), $c->getOutput(), get_class($c->getLog()),
            $counter->add(), getInstance()->sysCache->get('k'), getInstance()->processType, getInstance()::mode, cli_title(),
            trim(getInstance()->templateEngine->render('hello', ['name' => '<x>']))]), "\n";
        $c->getLog()->pushLog('mine', 1);
        $c->getLog()->warning('a warning');
    }

    /**
     * Adds numbers. The second sentence is not in the list.
     *
     * @param int $left the first
     */
    public function actionTyped(int $left, float $right = 0.5, bool $twice = false, ?\App\Color $color = null, array $tags = [], string $name = 'x')
    {
        var_dump($left, $right, $twice, $color, $tags, $name);
    }

    public function actionFiles(string $mode, int ...$numbers)
    {
        echo $mode, json_encode($numbers), "\n";
    }

    public function actionReturns(int $n)
    {
        return $n;
    }

    public function actionExits($n)
    {
        exit(is_numeric($n) ? (int)$n : $n);
    }

    public function actionThrows($how = 'plain')
    {
        if ($how === 'await') {
            delay(1);
        }
        throw new \DomainException("it is $how", 3);
    }

    public function actionGenerates()
    {
        yield 1;
        throw new \DomainException('in a generator');
    }

    public function actionFatal()
    {
        eval('function once() {} function once() {}');
    }

    public function actionOutput()
    {
        $this->outputJson(['x' => 1]);
    }

    public function actionHangs()
    {
        (new \PG\MSF\Coroutine\Channel(1))->pop();
    }

    /** What signals do: how is wait, spin, catch, stubborn. */
    public function actionWaits($how = 'wait')
    {
        echo "ready\n";
        try {
            while ($how === 'spin') {
                $x = 1;
            }
            delay(60000);
        } catch (CancelledException $e) {
            if ($how === 'wait' || $how === 'spin') {
                echo get_class($e), ' ', $e instanceof \PG\MSF\Console\SignalException ? $e->getSignal() : '', "\n";
                throw $e;
            }
            echo "caught\n";
            if ($how === 'stubborn') {
                sleep(60);
            }
            return $how === 'zero' ? 0 : null;
        } finally {
            echo "finally\n";
        }
    }

    public function actionLong()
    {
        for ($i = 0; $i < 1000000; $i++) {
            echo str_repeat('line ', 20), "\n";
        }
    }

    public function actionLoop(int $n = 100000)
    {
        $start = 0;
        for ($i = 0; $i < $n; $i++) {
            \PG\MSF\await(go(fn() => $i));
            $counter = $this->getObject(\App\Models\Counter::class);
            $counter->add();
            $this->getObjectPool()->push($counter);
            unset($counter);
            if ($i == $n / 10) {
                $start = memory_get_usage();
            }
        }
        echo memory_get_usage() - $start, "\n";
    }

    public function actionProgress()
    {
        $p = $this->progress(3);
        for ($i = 0; $i < 3; $i++) {
            delay(1);
            $p->advance();
        }
        $p->finish();
        $p->finish();
        $this->writeln('done');
    }

    public function actionConfirm()
    {
        $this->writeln($this->confirm('Really?') ? 'yes it is' : 'no');
    }

    public function actionLocked()
    {
        echo "locked\n";
        delay(60000);
    }

    public function destroy()
    {
        if (getenv('DESTROY')) {
            echo "destroy\n";
        }
        parent::destroy();
    }
}

function cli_title()
{
    return str_replace("\0", '', trim(file_get_contents('/proc/self/cmdline'), "\0 "));
}
