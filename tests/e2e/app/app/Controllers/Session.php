<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Session\Session as S;

/** What a session can do; errors as text with status 500. */
class Session extends Controller
{
    private function session(): S
    {
        return $this->getObject(S::class);
    }

    private function arg(string $name, $default = ''): string
    {
        return $this->getContext()->getInput()->get($name, $default);
    }

    /** As the demo application of the manual does it. */
    public function actionTest()
    {
        $session = $this->getObject(S::class);
        $old = yield $session->get('time');
        yield $session->set('time', $this->arg('time'));
        $this->outputJson(['old' => $old, 'new' => yield $session->get('time')]);
    }

    public function actionGet()
    {
        $this->outputJson($this->session()->get($this->arg('key'), 'default'));
    }

    public function actionAll()
    {
        $this->outputJson($this->session()->all());
    }

    public function actionSet()
    {
        try {
            $this->outputJson($this->session()->set($this->arg('key'), $this->arg('value') ?: str_repeat('x', (int)$this->arg('size'))));
        } catch (\PG\MSF\Session\Exception $e) {
            $this->output($e::class . ': ' . $e->getMessage(), 500);
        }
    }

    public function actionClear()
    {
        $s = $this->session();
        $this->outputJson([yield $s->clear(), yield $s->get('k', 'default')]);
    }

    public function actionId()
    {
        $this->output($this->session()->id());
    }

    /** Adds one to a number, reading and storing with a wait in between. */
    public function actionIncrement()
    {
        $values = $this->session()->update(function (array $values) {
            \PG\MSF\delay(1);
            $values['n'] = ($values['n'] ?? 0) + 1;
            return $values;
        });
        $this->output((string)$values['n']);
    }

    /** The two halves of a content always agree. */
    public function actionPair()
    {
        $mark = bin2hex(random_bytes(4));
        $this->session()->set(['first' => $mark, 'filler' => str_repeat($mark, 20000), 'last' => $mark]);
        $this->output($mark);
    }

    public function actionRegenerate()
    {
        $s = $this->session();
        $s->get('k');
        $this->output($s->regenerate($this->arg('keep') === ''));
    }

    public function actionDestroy()
    {
        $this->outputJson($this->session()->destroy());
    }

    public function actionLate()
    {
        $this->getContext()->getOutput()->write('begun ');
        try {
            $this->session()->get('k');
        } catch (\PG\MSF\Session\Exception $e) {
            $this->getContext()->getOutput()->write($e->getMessage());
        }
        $this->getContext()->getOutput()->end('');
    }

    /** Many coroutines of one request begin at once: one session, one cookie. */
    public function actionTogether()
    {
        $ids = \PG\MSF\all(array_map(fn() => \PG\MSF\go(fn() => $this->session()->id()), range(1, 20)));
        $this->outputJson(array_values(array_unique($ids)));
    }

    /** A lock that its owner forgets. */
    public function actionForget()
    {
        static $kept = [];
        $kept[] = $this->session()->lock();
        $this->output('kept');
    }

    /** A fatal error in the middle of a change. */
    public function actionFatal()
    {
        $this->session()->update(function (array $values) {
            eval('class Broken { function f(); }');
            return $values;
        });
    }
}
