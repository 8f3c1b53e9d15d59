<?php
namespace App\Controllers;

use App\Models\Demo as DemoModel;
use PG\I18N\I18N;
use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Sleep;

/**
 * The examples of the manual, chapters 4 and 5.
 */
class Demo extends Controller
{
    /** GET /Demo/GetMockIds, also /demo/get-mock-ids: values from the configuration. */
    public function actionGetMockIds()
    {
        $this->outputJson($this->getConfig()->get('params.mock_ids', []));
    }

    /** GET /Demo/GetMockFromModel: a pooled model with constructor arguments. */
    public function actionGetMockFromModel()
    {
        /** @var DemoModel $model */
        $model = $this->getObject(DemoModel::class, [1, 2]);
        $this->outputJson($model->getMockIds());
    }

    /** GET /Demo/TplView: a template, app/Views/Demo/TplView.php. */
    public function actionTplView()
    {
        $this->outputView([
            'title'   => 'MSF Demo View',
            'friends' => [['name' => 'Rango'], ['name' => '鸟哥'], ['name' => '小马哥']],
        ]);
    }

    /** GET /Demo/I18n: texts of i18n/zh_CN and i18n/en_US. */
    public function actionI18n()
    {
        $this->outputJson([
            'data'   => [
                'zh_cn' => I18N::t('demo.common', 'sayHi', ['name' => I18N::t('demo.common', 'msf', [], 'zh_CN')], 'zh_CN'),
                'en_us' => I18N::t('demo.common', 'sayHi', ['name' => 'msf'], 'en_US'),
            ],
            'status' => 200,
            'msg'    => I18N::t('demo.error', 200, [], 'zh_CN'),
        ]);
    }

    /** GET /Demo/Sleep: waits two seconds; the worker serves others meanwhile. */
    public function actionSleep()
    {
        yield $this->getObject(Sleep::class)->goSleep(2000);
        $this->outputJson(['status' => 200, 'msg' => 'ok']);
    }
}
