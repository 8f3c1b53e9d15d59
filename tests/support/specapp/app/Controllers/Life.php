<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Sleep;

/** The life of a controller. The query says what each part does: ?ctor=throw&action=answer&destroy=note */
class Life extends Controller
{
    public $open = 'open';
    protected $closed = 'closed';

    public function __construct($controllerName, $methodName)
    {
        parent::__construct($controllerName, $methodName);
        return $this->{'ctor' . $this->wish('ctor')}();
    }

    private function wish(string $part): string
    {
        return ucfirst($this->getContext()->getInput()->get($part));
    }

    private function note(string $what): void
    {
        file_put_contents(RUNTIME_DIR . '/journal', "$what\n", FILE_APPEND);
    }

    private function ctor()
    {
    }

    private function ctorThrow()
    {
        $this->open = 'changed by a constructor';
        throw new \LogicException('constructor throws');
    }

    private function ctorAnswer()
    {
        $this->output('constructor answers', 403);
    }

    private function ctorWait()
    {
        yield $this->getObject(Sleep::class)->goSleep(5);
        $this->note('constructor waited');
    }

    private function ctorWaitanswer()
    {
        yield $this->getObject(Sleep::class)->goSleep(5);
        $this->output('constructor answers late', 403);
    }

    private function ctorWaitthrow()
    {
        yield $this->getObject(Sleep::class)->goSleep(5);
        throw new \LogicException('constructor throws late');
    }

    public function actionGo()
    {
        $this->note('action');
        switch ($this->wish('action')) {
            case 'Throw':
                $this->open = $this->closed = 'changed';
                $this->dynamic = 'dynamic';
                throw new \RuntimeException('action throws', 7, new \LogicException('the reason'));
            case 'Error':
                return $this->noSuchMethod();
            case 'Answerthrow':
                $this->output('answered before');
                throw new \RuntimeException('thrown after the answer');
            case 'Nothing':
                return 'a result that is ignored';
            case 'State':
                return $this->outputJson([$this->open, $this->closed, $this->dynamic ?? null]);
            case 'Change':
                $this->open = $this->closed = $this->dynamic = 'changed';
        }
        $this->output('ok');
    }

    public function actionLater()
    {
        yield $this->getObject(Sleep::class)->goSleep(5);
        yield from $this->actionGen();
    }

    private function actionGen()
    {
        yield 1;
        return $this->actionGo();
    }

    public function onExceptionHandle(\Throwable $e)
    {
        switch ($this->wish('handler')) {
            case 'Own':
                return $this->outputJson(['caught' => get_class($e), 'code' => $e->getCode()], 503);
            case 'Throw':
                throw new \DomainException('the handler throws');
        }
        parent::onExceptionHandle($e);
    }

    public function destroy()
    {
        $this->note('controller destroy ' . ($this->getContext() && $this->getContext()->getInput() ? 'context' : 'none'));
        if ($this->getContext() && $this->wish('destroy') === 'Throw') {
            throw new \RuntimeException('destroy throws');
        }
        parent::destroy();
    }
}
