<?php
namespace App\Controllers;

/** Answers that are more than a text. */
class Sent extends \PG\MSF\Controllers\Controller
{
    private function out()
    {
        return $this->getContext()->getOutput();
    }

    public function actionEvents()
    {
        $s = $this->out()->sse(50);
        $s->send("a\nb", 'kind', '1');
        $s->comment('c');
        $open = $s->isOpen();
        $s->send([$open, $s->getLastEventId()]);
        $s->close();
        $s->send('lost');
    }

    public function actionFile()
    {
        $this->out()->file(ROOT_PATH . '/www/note.txt', null, ['max_age' => 5]);
    }

    public function actionDownload()
    {
        $this->out()->download(__FILE__, 'x y.php');
    }

    public function actionData()
    {
        $this->out()->downloadData(['a', 'b'], 'd.csv');
    }

    public function actionStream()
    {
        $this->out()->stream((fn() => yield from ['x', 1, 'y'])());
    }

    public function actionTag()
    {
        $this->out()->cacheControl(['private', 'max-age' => 3]);
        $this->out()->etag('t') || $this->out()->lastModified(86400) || $this->output('whole');
    }

    public function actionJsonp()
    {
        $this->out()->outputJsonp([1]);
    }

    public function actionTyped()
    {
        $in = $this->getContext()->getInput();
        $this->outputJson([$in->getInt('i', 1, 0, 9), $in->getFloat('f', 1.5), $in->getBool('b', null), $in->getString('s', 'd'), $in->getOneOf('o', ['p', 'q'], 'p'),
            $in->accepts(['a/b', 'c/d']), $in->bearerToken(), $in->basicAuth(), $in->isSecure(), strlen($in->getHost()) > 0]);
    }
}
