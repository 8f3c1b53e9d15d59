<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/** Views; their files are in app/Views/View. */
class View extends Controller
{
    /** A view with a layout and 20 escaped rows, which waits in the middle if told so: /View/Page?name=x&ms=5 */
    public function actionPage()
    {
        $in = $this->getContext()->getInput();
        [$name, $ms] = [$in->get('name') ?: 'x', (int)$in->get('ms')];
        $this->outputView(['name' => $name, 'ms' => $ms, 'rows' => array_map(fn($i) => "<$i & $name>", range(1, 20))]);
    }

    /** The default name without the prefix, wherever that occurs. */
    public function actionMyactionName()
    {
        $this->outputView([]);
    }

    public function actionThrow()
    {
        $this->outputView(['ms' => 0], 'View/Throw');
    }

    public function actionNamed($view)
    {
        $this->outputView([], $view);
    }

    /** What a request adds to the engine ends with it, however it waits: /View/Shared?user=ann&ms=5 */
    public function actionShared()
    {
        $in = $this->getContext()->getInput();
        [$user, $ms] = [$in->get('user') ?: null, (int)$in->get('ms')];
        $engine = getInstance()->templateEngine;
        if ($user !== null) {
            $engine->addData(['user' => $user]);
            $engine->addData(['only' => $user], 'View/Shared');
        }
        \PG\MSF\delay($ms);
        $this->outputView([]);
    }

    /** Directly, by the engine, and in a coroutine of the request's. */
    public function actionEngine()
    {
        $engine = getInstance()->templateEngine;
        $engine->addData(['user' => 'child']);
        $inner = \PG\MSF\await(\PG\MSF\go(fn() => $engine->render('View/Shared')));
        $this->outputJson([get_class($engine), $engine->getDirectory(), $inner, $engine->exists('View/Page'), $engine->exists('None')]);
    }

    /** exit() in the middle of a template. */
    public function actionExit()
    {
        $this->outputView([], 'View/Exit');
    }

    public function actionJson()
    {
        getInstance()->templateEngine->render('View/Page', ['name' => 'x', 'ms' => 0, 'rows' => []]);
        $this->outputJson(['json' => true]);
    }

    public function actionRedirect()
    {
        getInstance()->templateEngine->render('View/Page', ['name' => 'x', 'ms' => 0, 'rows' => []]);
        $this->getContext()->getOutput()->redirect('/View/Page');
    }
}
