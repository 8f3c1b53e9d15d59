<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/** What the harness asks for, and numbers about the worker. */
class Test extends Controller
{
    public function actionReady()
    {
        $this->output('ready');
    }

    public function actionState()
    {
        gc_collect_cycles();
        $this->outputJson([
            'pid' => getmypid(), 'ob' => ob_get_level(), 'reporting' => error_reporting(), 'display' => ini_get('display_errors'),
            'memory' => memory_get_usage(), 'handler' => (function () {
                $h = set_error_handler(null);
                restore_error_handler();
                return $h !== null;
            })(),
        ]);
    }

    public function actionEcho()
    {
        $in = $this->getContext()->getInput();
        $raw = $in->getRawContent();
        $this->outputJson([
            'method' => $in->getRequestMethod(), 'path' => $in->getPathInfo(), 'get' => count($in->getAllGet(), COUNT_RECURSIVE), 'post' => $in->getAllPost(),
            'length' => strlen($raw), 'md5' => md5($raw), 'remote' => $in->getRemoteAddr(), 'files' => $in->getAllFile(),
        ], 200);
    }

    public function actionCount()
    {
        $in = $this->getContext()->getInput();
        $this->outputJson([
            'get' => count($in->getAllGet(), COUNT_RECURSIVE), 'post' => count($in->getAllPost(), COUNT_RECURSIVE), 'cookie' => $in->getCookie('c1'),
            'files' => count($in->getAllFile(), COUNT_RECURSIVE), 'json' => gettype($in->getJson()),
        ]);
    }
}
