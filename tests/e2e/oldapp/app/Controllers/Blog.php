<?php
namespace App\Controllers;

use PG\I18N\I18N;
use PG\MSF\Controllers\Controller;
use PG\MSF\Marco;
use App\Models\Post;

class Blog extends Controller
{
    public $title;
    protected $user;

    public function __construct($controllerName, $methodName)
    {
        parent::__construct($controllerName, $methodName);
        $this->name = $controllerName . '.' . $methodName;
        $this->user = yield $this->findUser();
    }

    private function findUser()
    {
        yield $this->getObject(\PG\MSF\Coroutine\Sleep::class)->goSleep(1);
        return 'guest';
    }

    public function actionIndex()
    {
        $this->getContext()->getLog()->pushLog('user', $this->user);
        $this->outputJson(array('name' => $this->name, 'user' => $this->user, 'worker' => getInstance()->bootedWorker, 'by' => getInstance()->startedBy));
    }

    public function actionView($id = null)
    {
        $post = $this->getObject(Post::class, array($id, array('a', 'b')));
        $data = yield $post->load();
        $this->outputJson($data);
    }

    public function actionPooled()
    {
        $post = $this->getContext()->getObjectPool()->get(Post::class, array(7), Marco::DS_PUBLIC | Marco::DS_PROTECTED | Marco::DS_PRIVATE);
        $this->outputJson(yield $post->load());
    }

    public function actionParallel()
    {
        $all = array();
        foreach (array(3, 1, 2) as $id) {
            $all[] = $this->getObject(Post::class, array($id))->load();
        }
        $titles = array();
        foreach ($all as $one) {
            $data     = yield $one;
            $titles[] = $data[0]['title'];
        }
        $this->outputJson($titles);
    }

    public function actionMissing()
    {
        try {
            yield $this->getObject(Post::class, array(9))->fails();
        } catch (\Exception $e) {
            $this->outputJson(array('error' => $e->getMessage()), $e->getCode());
        }
    }

    public function actionBroken()
    {
        yield $this->getObject(Post::class, array(9))->fails();
    }

    public function actionPage()
    {
        $this->outputView(array('title' => 'Posts <all>', 'posts' => array(array('title' => 'one'), array('title' => '鸟哥'))));
    }

    public function actionForm()
    {
        $input = $this->getContext()->getInput();
        $this->getContext()->setUserDefined('uid', $input->postGet('uid'));
        $context = $this->getContext();
        $context['anything'] = 'in the context';
        $this->outputJson(array($input->get('uid'), $input->post('uid'), $input->getPost('uid'), $this->getContext()->getUserDefined('uid'), $context['anything'],
            $input->getCookie('c'), $input->getHeader('x-ngx-id'), $input->getRemoteAddr(), $input->getPathInfo(), $context->getControllerName(), $context->getActionName()));
    }

    public function actionSession()
    {
        $session = $this->getObject(\PG\MSF\Session\Session::class);
        $old     = yield $session->get('count', 0);
        yield $session->set('count', $old + 1);
        yield $session->set(array('a' => 1, 'b' => array('c' => 'd')), null);
        $this->outputJson(array($old, yield $session->get('count'), yield $session->has('a'), yield $session->get('b')));
    }

    public function actionI18n()
    {
        $this->outputJson(array(
            I18N::t('demo.common', 'sayHi', array('name' => I18N::t('demo.common', 'msf', array(), 'zh_CN')), 'zh_CN'),
            I18N::t('demo.common', 'sayHi', array('name' => 'msf'), 'en_us'),
            I18N::t('demo.error', 200, array(), 'zh_CN'),
            I18N::t('demo.error', 500, array('why' => 'x'), 'zh_CN'),
            I18N::t('demo.common', 'items', array('n' => 5), 'zh_CN'),
        ));
    }

    public function actionLog()
    {
        $log = $this->getContext()->getLog();
        $log->profileStart('work');
        $log->profileEnd('work');
        $log->counting('hit', 1, 2);
        $log->warning(array('an' => 'array'));
        $log->info('text {x}', array('x' => 1));
        $this->output(dump(array('a' => null, 'b' => array(1, true)), false, true));
    }

    public function actionFire()
    {
        $this->getObject(Post::class, array(1))->load();
        $this->getObject(\PG\MSF\Coroutine\Sleep::class)->goSleep(5)->break();
        $this->getContext()->getOutput()->setCookie('c', 'v', time() + 60, '/', '', false, true);
        $this->getContext()->getOutput()->end('ok');
    }

    public function destroy()
    {
        $this->user = null;
        parent::destroy();
    }
}
