<?php
namespace App\Console;

use PG\MSF\Console\Controller;
use App\Models\Post;

class Batch extends Controller
{
    public function __construct($controllerName, $methodName)
    {
        parent::__construct($controllerName, $methodName);
        $this->started = time();
    }

    public function actionRun()
    {
        $data = yield $this->getObject(Post::class, array($this->getContext()->getInput()->get('id')))->load();
        echo '命令行示例 ' . $data[0]['title'] . ($this->started ? '' : 'no time') . "\n";
    }
}
