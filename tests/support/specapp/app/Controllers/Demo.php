<?php
namespace App\Controllers;

use App\Models\Demo as DemoModel;
use PG\MSF\Controllers\Controller;

/** The manual's controller (4.2, 4.4), and actions that cannot be reached. It has no actionIndex. */
class Demo extends Controller
{
    public static $constructed = [];

    public function __construct($controllerName, $methodName)
    {
        parent::__construct($controllerName, $methodName);
        self::$constructed = [$controllerName, $methodName];
    }

    public function actionGetMockIds()
    {
        $this->outputJson($this->getConfig()->get('params.mock_ids', []));
    }

    public function actionGetMockFromModel()
    {
        $model = $this->getObject(DemoModel::class, [1, 2]);
        $this->outputJson($model->getMockIds());
    }

    public function actionArgs(...$args)
    {
        $this->outputJson($args);
    }

    public function actionTyped(int $n)
    {
        $this->outputJson($n);
    }

    public function actionConstructed()
    {
        $this->outputJson(self::$constructed);
    }

    public function actionTplView()
    {
        $this->outputView(['title' => 'MSF Demo View', 'friends' => ['Rango', '鸟哥', '小马哥']]);
    }

    protected function actionProtected()
    {
        $this->output('reached');
    }

    private function actionPrivate()
    {
        $this->output('reached');
    }

    public static function actionStatic()
    {
        echo 'reached';
    }

    public function __call($name, $arguments)
    {
        $this->output('reached');
    }
}
