<?php
namespace App\Controllers;

/** What arrives. */
class In extends \PG\MSF\Controllers\Controller
{
    public function actionAll()
    {
        $in = $this->getContext()->getInput();
        $this->outputJson(['get' => $in->getAllGet(), 'post' => $in->getAllPost(), 'both' => $in->getAllPostGet(), 'files' => $in->getAllFile()]);
    }

    public function actionOne()
    {
        $in = $this->getContext()->getInput();
        $this->outputJson([
            $in->get('uid'), $in->post('uid'), $in->getPost('uid'), $in->postGet('uid'), $in->get('none'), $in->get('none', 'dflt'),
            $in->getCookie('uid'), $in->getHeader('x-ngx-id'), $in->getHeader('X-Ngx-Id'), $in->getRequestMethod(), $in->getPathInfo(), $in->getRequestUri(),
        ]);
    }

    public function actionSet()
    {
        $in = $this->getContext()->getInput();
        $in->setGet('a', 1)->setPost('b', 2);
        $first = [$in->getAllGet(), $in->getAllPost()];
        $in->setAllGet(['x' => 1])->setAllPost(['y' => 2]);
        $this->outputJson([$first, $in->getAllGet(), $in->getAllPost()]);
    }

    public function actionJson()
    {
        $in = $this->getContext()->getInput();
        $this->outputJson([$in->getJson(), $in->getJson('a.b'), $in->getJson('none', 'dflt'), $in->getAllPost()]);
    }

    public function actionServer()
    {
        $this->outputJson(array_keys($this->getContext()->getInput()->getAllServer()));
    }

    public function actionRaw()
    {
        $this->output($this->getContext()->getInput()->getRawContent());
    }

    public function actionMove()
    {
        $f = $this->getContext()->getInput()->getFile('up');
        $to = RUNTIME_DIR . '/moved';
        $this->outputJson([is_uploaded_file($f['tmp_name']), move_uploaded_file($f['tmp_name'], $to), file_get_contents($to), file_exists($f['tmp_name'])]);
    }

    public function actionTmp()
    {
        $this->output($this->getContext()->getInput()->getFile('up')['tmp_name']);
    }

    public function actionNote()
    {
        $in = $this->getContext()->getInput();
        $was = $in->note;
        $in->note = 'set';
        $this->outputJson([$was, $in->get('a')]);
    }

    public function actionRemote()
    {
        $this->output($this->getContext()->getInput()->getRemoteAddr());
    }

    public function actionMoveTo()
    {
        $in = $this->getContext()->getInput();
        $tmp = $in->getFile('up')['tmp_name'] ?? '';
        try {
            $in->moveTo('up', $in->get('to'));
            if ($in->get('twice')) {
                $in->moveTo('up', $in->get('to'));
            }
            clearstatcache();
            $this->outputJson([is_file($in->get('to')), is_file($tmp)]);
        } catch (\PG\MSF\Route\HttpException $e) {
            throw $e;
        } catch (\PG\MSF\Base\Exception $e) {
            $this->outputJson($e->getMessage());
        }
    }
}
