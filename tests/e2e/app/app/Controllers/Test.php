<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Sleep;

/** Answers of every kind. */
class Test extends Controller
{
    public function actionReady()
    {
        $this->output('ready');
    }

    public function actionHello()
    {
        $this->outputJson(['hello' => 'world']);
    }

    /** What the request knows of TLS. */
    public function actionSecure()
    {
        $input = $this->getContext()->getInput();
        $this->output(($input->isSecure() ? 'on' : 'off') . ' ' . ($input->getServer('https') ?? 'no'));
    }

    public function actionPid()
    {
        $this->output((string)getmypid());
    }

    /** What arrived, as the application sees it. */
    public function actionEcho()
    {
        $in = $this->getContext()->getInput();
        $raw = $in->getRawContent();
        $this->outputJson([
            'method' => $in->getRequestMethod(), 'uri' => $in->getRequestUri(), 'get' => $in->getAllGet(), 'post' => $in->getAllPost(),
            'header' => $in->getAllHeader(), 'length' => strlen($raw), 'md5' => md5($raw), 'remote' => $in->getRemoteAddr(),
            'files' => array_map(fn($f) => is_array($f) && is_string($f['tmp_name'] ?? null)
                ? ['name' => $f['name'], 'size' => $f['size'], 'error' => $f['error'], 'md5' => $f['error'] === 0 ? md5_file($f['tmp_name']) : null]
                : $f, $in->getAllFile()),
        ]);
    }

    public function actionCookie()
    {
        $in = $this->getContext()->getInput();
        $this->getContext()->getOutput()->setCookie('seen', $in->getCookie('name'));
        $this->output($in->getCookie('name'));
    }

    /** /Test/Big?n=100000 */
    public function actionBig($n = 100000)
    {
        $this->output(str_repeat('b', (int)$n));
    }

    /** Waits in a generator: /Test/Yield?ms=20 */
    public function actionYield($ms = 20)
    {
        yield $this->getObject(Sleep::class)->goSleep((int)$ms);
        $this->outputJson(['waited' => (int)$ms]);
    }

    /** Waits on a stack: /Test/Await?ms=20 */
    public function actionAwait($ms = 20)
    {
        $this->getObject(Sleep::class)->goSleep((int)$ms)->await();
        $this->outputJson(['waited' => (int)$ms]);
    }

    /** Streams pieces, /Test/Stream?n=10&size=1000&ms=0 */
    public function actionStream($n = 10, $size = 1000, $ms = 0)
    {
        $out = $this->getContext()->getOutput();
        for ($i = 0; $i < (int)$n; $i++) {
            if (!$out->write(str_repeat(chr(97 + $i % 26), (int)$size))) {
                return;
            }
            if ((int)$ms > 0) {
                $this->getObject(Sleep::class)->goSleep((int)$ms)->await();
            }
        }
        $out->end();
    }

    public function actionNothing()
    {
    }

    public function actionRefuse($status)
    {
        throw new \PG\MSF\Route\HttpException((int)$status, 'refused', null, ['X-Why' => 'test']);
    }

    public function actionThrow()
    {
        throw new \RuntimeException('thrown on purpose');
    }

    public function actionThrowLater()
    {
        yield $this->getObject(Sleep::class)->goSleep(5);
        throw new \RuntimeException('thrown after a wait');
    }

    public function actionExit()
    {
        exit('left');
    }

    public function actionExitLater()
    {
        $this->getObject(Sleep::class)->goSleep(5)->await();
        exit(3);
    }

    /** A fatal error that no handler can catch: memory. */
    public function actionFatal()
    {
        ini_set('memory_limit', (string)(memory_get_usage(true) + 4 * 1024 * 1024));
        $s = 'x';
        while (true) {
            $s .= $s;
        }
    }

    public function actionCrash()
    {
        shell_exec("kill -SEGV " . getmypid());
        $this->output('still here');
    }

    /** Blocks the worker for so long: /Test/Block?ms=100 */
    public function actionBlock($ms = 100)
    {
        usleep((int)$ms * 1000);
        $this->output('blocked');
    }

    public function actionHeader()
    {
        $out = $this->getContext()->getOutput();
        $in = $this->getContext()->getInput();
        $out->setHeader($in->get('name'), $in->get('value'));
        $this->output('set');
    }

    public function actionStatus($code = 200)
    {
        $this->output('status ' . $code, (int)$code);
    }

    public function actionText($n = 10000)
    {
        $out = $this->getContext()->getOutput();
        $out->setContentType('text/plain');
        $this->output(str_repeat("a line of text\n", intdiv((int)$n, 15) + 1));
    }

    public function actionLog()
    {
        $this->getContext()->getLog()->pushLog('mark', 'pushed value');
        $this->getContext()->getLog()->warning("one\ntwo");
        $this->output('logged');
    }

    /** Static and global state that must not leak from one request to the next. */
    public function actionBuffer()
    {
        ob_start();
        echo 'captured';
        yield $this->getObject(Sleep::class)->goSleep(20);
        echo ' twice';
        $this->output((string)ob_get_clean());
    }

    public function actionConfig($key)
    {
        $this->outputJson($this->getConfig()->get($key));
    }

    /** Keeps 100 bytes for ever: what the memory tests must notice. */
    public function actionLeak()
    {
        static $kept = [];
        $kept[] = str_repeat('k', 80);
        $this->output('leaked');
    }

    public function actionMemory()
    {
        $this->outputJson(['used' => memory_get_usage(), 'real' => memory_get_usage(true), 'pid' => getmypid()]);
    }
}
