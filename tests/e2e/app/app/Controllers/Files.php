<?php
namespace App\Controllers;

/** What is sent in pieces, for the tests of memory. */
class Files extends \PG\MSF\Controllers\Controller
{
    public function actionEvents()
    {
        $events = $this->getContext()->getOutput()->sse(100);
        $events->send(['n' => 1], 'count', '1');
        $events->comment('x');
        $events->send("a\nb");
    }

    public function actionPieces()
    {
        $in = $this->getContext()->getInput();
        $this->getContext()->getOutput()->stream((function () use ($in) {
            yield 'piece ' . $in->getInt('n', 1);
            yield (string)$in->accepts(['text/html']);
        })());
    }

    public function actionSome()
    {
        $this->getContext()->getOutput()->download(ROOT_PATH . '/www/letters.txt', 'Ä.txt', ['max_age' => 1]);
    }
}
