<?php
namespace App\Controllers;

use App\Models\Counted;
use App\Models\Journal;

/** Objects and controllers that come back. */
class Pooled extends \PG\MSF\Controllers\Controller
{
    public $public = 'fresh';
    protected $protected = 'fresh';

    public function actionModel($level = null)
    {
        $m = $level === null ? $this->getObject(Counted::class, ['arg']) : $this->getObject(Counted::class, ['arg'], (int)$level);
        $this->outputJson([$m->touch(), $m->__useCount, $m->getContext() === $this->getContext()]);
    }

    public function actionSelf()
    {
        $was = [$this->public, $this->protected, isset($this->dynamic), $this->getContext()->getUserDefined('key'), $this->getContext()['other']];
        $this->public = $this->protected = $this->dynamic = 'used';
        $this->getContext()->setUserDefined('key', 'value');
        $this->getContext()['other'] = 'value';
        $this->outputJson([$was, $this->getContext()->getUserDefined('key'), $this->getContext()['other'], $this->getContext()['logId'] !== null]);
    }

    public function actionJournal()
    {
        $this->outputJson(Journal::$lines);
        Journal::$lines = [];
    }

    /** A coroutine that goes on after the answer keeps its objects for itself. */
    public function actionKeep()
    {
        $m = $this->getObject(Counted::class, ['kept']);
        \PG\MSF\go(function () use ($m) {
            \PG\MSF\await(\PG\MSF\delay(100));
            Journal::add('kept: ' . $m->pro1 . ' ' . ($m->getContext()->getLogId() ? 'with id' : 'without id'));
        });
        $m->pro1 = 'mine';
        $this->output('ok');
    }

    public function actionMixin()
    {
        $this->outputJson($this->getObject(\App\Models\Mixin::class)->seen());
    }

    public function actionFailing()
    {
        $this->getObject(\App\Models\Failing::class);
        try {
            $this->getObject(\App\Models\Failing::class, [true]);
        } catch (\DomainException $e) {
            $this->output($e->getMessage());
        }
    }

    public function actionUnknown()
    {
        try {
            $this->getObject('No\Such\Thing');
        } catch (\ReflectionException $e) {
            $this->output($e->getMessage());
        }
    }

    public function actionBuiltin()
    {
        $o = $this->getObject(\ArrayObject::class, [[1, 2, 3]]);
        $this->outputJson([count($o), get_class($this->getContext()->getObjectPool()->get(\SplStack::class)), $this->getObject(\ArrayObject::class)->count()]);
    }

    public function destroy()
    {
        Journal::add('controller destroyed with ' . ($this->getContext() ? 'context' : 'no context'));
        parent::destroy();
    }
}
