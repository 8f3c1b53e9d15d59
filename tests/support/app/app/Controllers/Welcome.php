<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

class Welcome extends Controller
{
    public function actionIndex()
    {
        $this->output('hello world!');
    }

    public function actionNames()
    {
        $c = $this->getContext();
        $this->outputJson([$c->getControllerName(), $c->getActionName(), $this->getRequestType(), is_float($this->requestStartTime)]);
    }

    public function actionGetMockIds()
    {
        $this->outputJson($this->getConfig()->get('params.mock_ids'));
    }

    /** Positional arguments, as they are. */
    public function actionArgs(...$args)
    {
        $this->outputJson($args);
    }

    public function actionTyped(int $n)
    {
        $this->outputJson($n);
    }

    protected function actionHidden()
    {
        $this->output('hidden');
    }

    public static function actionStatic()
    {
    }
}
