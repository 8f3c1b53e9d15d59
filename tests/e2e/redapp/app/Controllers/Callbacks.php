<?php
namespace App\Controllers;

use App\Models\{Checked, Doing, Item};
use PG\MSF\Attribute\{Get, Post, Query};
use PG\MSF\Controllers\Controller;
use PG\MSF\Session\Session;

/** Every place in which the framework calls the application. */
class Callbacks extends Controller
{
    #[Get('/callbacks/bound')]
    public function bound(#[Query] Item $item, #[Checked] string $text = 'x')
    {
        Doing::at('action');
        return [$item->name, $text];
    }

    #[Get('/callbacks/part')]
    public function part(#[Query] Item $item)
    {
        $this->getContext()->getOutput()->write('part ');
        yield $this->getObject(\PG\MSF\Coroutine\Sleep::class)->goSleep(2);
        Doing::at('action');
        return $item->name;
    }

    public function onInvalid(array $errors)
    {
        Doing::at('invalid');
        return $this->outputJson(['errors' => count($errors)], 422);
    }

    public function actionSession()
    {
        $session = $this->getObject(Session::class);
        $session->set('n', $session->get('n', 0) + 1);
        $session->update(function (array $values) {
            Doing::at('update');
            $values['n']++;
            return $values;
        });
        $n = $session->get('n');
        $this->getContext()->getInput()->get('drop') && $session->destroy();
        $this->outputJson($n);
    }
}
