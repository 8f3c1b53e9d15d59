<?php
namespace App\Controllers;

/** What leaves. */
class Out extends \PG\MSF\Controllers\Controller
{
    public function actionArray()
    {
        $this->output(['a' => 1, 'b' => "\u{4f60}/"]);
    }

    public function actionNull()
    {
        $this->output(null);
    }

    public function actionJson()
    {
        $this->outputJson(['a' => 1, 'b' => "\u{4f60}/"], 201);
    }

    public function actionBadJson()
    {
        $this->outputJson("\xff");
    }

    public function actionTwice()
    {
        $this->output('first');
        $this->output('second', 404);
    }

    public function actionThrowAfter()
    {
        $this->output('answered');
        throw new \RuntimeException('after the answer');
    }

    public function actionCode($code)
    {
        $this->output('x', (int)$code);
    }

    public function actionInject()
    {
        $this->getContext()->getOutput()->setHeader('X-A', "b\r\nX-Evil: 1");
        $this->output('not reached');
    }

    public function actionCookies()
    {
        $o = $this->getContext()->getOutput();
        $o->setCookie('plain', 'a b;c');
        $o->setCookie('gone');
        $o->setCookie('full', 'v', 2000000000, '/p', 'example.com', true, true);
        $o->setCookie('opts', 'v', ['samesite' => 'Lax', 'path' => '/', 'httponly' => true]);
        $this->output('ok');
    }

    public function actionBadCookie()
    {
        $this->getContext()->getOutput()->setCookie("a=b", 'x');
    }

    public function actionRedirect()
    {
        $this->getContext()->getOutput()->redirect('/Welcome', 303);
    }

    public function actionStream()
    {
        $o = $this->getContext()->getOutput();
        foreach (['one ', 'two ', 'three'] as $piece) {
            $o->write($piece);
        }
    }

    public function actionHalf()
    {
        $this->getContext()->getOutput()->write('half');
        throw new \RuntimeException('in the middle');
    }

    public function actionView()
    {
        $this->outputView(['title' => '<b>', 'list' => ['x', 'y']]);
    }

    public function actionViewNamed()
    {
        $this->outputView(['title' => 'named'], 'View/Other');
    }

    public function actionNoView()
    {
        $this->outputView([], 'View/Nope');
    }

    public function actionEcho()
    {
        echo 'goes to the log of the server, not to the client';
        $this->output('body');
    }
}
