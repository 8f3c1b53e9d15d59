<?php
namespace App\Controllers;

use App\Models\State;
use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Sleep;
use PG\MSF\Macro;

/** /Pool/See shows what a request finds; every other action leaves something behind and ends in its own way. */
class Pool extends Controller
{
    const ALL = Macro::DS_PUBLIC | Macro::DS_PROTECTED | Macro::DS_PRIVATE;

    public $pub = 'd', $model;
    public static $kept = [];
    public static $destructed = 0;

    public function __construct($controller, $method)
    {
        parent::__construct($controller, $method);
        if ($method === 'actionCtor') {
            $this->dirty(self::ALL);
            throw new \DomainException('constructor of the controller');
        }
    }

    public function actionSee($level = self::ALL)
    {
        $found = [[$this->pub, $this->model, isset($this->dyn)]];
        for ($i = 0; $i < 4; $i++) {
            $found[] = $this->getObject(State::class, [], (int)$level)->found();
        }
        $this->outputJson(['found' => $found, 'destroyed' => State::$destroyed, 'uses' => $this->__useCount]);
    }

    private function dirty($level, $fail = false)
    {
        $one = $this->getObject(State::class, [], $level)->spoil('one', $fail);
        $two = $this->getObject(State::class, [], $level)->spoil('two');
        $one->other = $two;
        $two->other = [$one];
        $this->model = $one;
        $two->dyn = $this;
        $this->pub = $this->dyn = 'SPOILT';
        return $one;
    }

    public function actionReturn($level = self::ALL)
    {
        $this->dirty((int)$level);
        $this->output('done');
    }

    public function actionThrow()
    {
        $this->dirty(self::ALL);
        throw new \RuntimeException('thrown');
    }

    public function actionCtor()
    {
    }

    public function actionModelCtor()
    {
        $this->dirty(self::ALL);
        $this->getObject(State::class, ['ctor'], self::ALL);
    }

    public function actionDestroyThrows()
    {
        $this->dirty(self::ALL, 'throw');
        $this->output('done');
    }

    public function actionDestroyExits()
    {
        $this->dirty(self::ALL, 'exit');
        $this->output('done');
    }

    public function actionExit()
    {
        $this->dirty(self::ALL);
        exit('left');
    }

    public function actionGenerator($ms = 5)
    {
        $this->dirty(self::ALL);
        yield $this->getObject(Sleep::class)->goSleep((int)$ms);
        $this->output('done');
    }

    public function actionWait($ms = 5)
    {
        $this->dirty(self::ALL);
        $this->getObject(Sleep::class)->goSleep((int)$ms)->await();
        $this->output('done');
    }

    /** A coroutine goes on with an object for a while; /Pool/Mine shows that nobody has touched it. */
    public function actionOutlive($ms = 50)
    {
        $o = $this->dirty(self::ALL);
        $o->other = null;
        \PG\MSF\go(function () use ($o, $ms) {
            (new Sleep)->goSleep((int)$ms)->await();
            $late = $o->getObject(State::class, [], Pool::ALL);
            self::$kept[] = [$o->pub, $o->getContext()->getUserDefined('mark'), $late->found()[0]];
            $late->spoil('late');
            $o->pub = 'SPOILT later';
        });
        $this->output('done');
    }

    public function actionMine()
    {
        $this->outputJson(self::$kept);
    }

    public function actionStatic()
    {
        self::$kept['object'] = $this->dirty(self::ALL);
        $this->output('done');
    }

    public function actionFatal()
    {
        $this->dirty(self::ALL);
        ini_set('memory_limit', (string)(memory_get_usage(true) + 4 * 1024 * 1024));
        $s = 'x';
        while (true) {
            $s .= $s;
        }
    }

    public function actionMany($n = 20)
    {
        for ($i = 0; $i < (int)$n; $i++) {
            $this->getObject(State::class, [], self::ALL);
        }
        $this->output('done');
    }

    public function actionPoolSizes()
    {
        $this->outputJson(array_map('count', \PG\MSF\Base\Pool::getInstance()->map));
    }

    public function actionUses()
    {
        $o = $this->getObject(State::class, [], self::ALL);
        $this->outputJson([$o->__useCount, $o->__genTime, spl_object_id($o)]);
    }

    public function actionAop()
    {
        $w = \PG\AOP\Factory::create($this->getObject(State::class), fn($m, $a) => null, function ($m, $a, $r) { return ['result' => count($r)]; });
        $this->output((string)$w->found());
    }
}
