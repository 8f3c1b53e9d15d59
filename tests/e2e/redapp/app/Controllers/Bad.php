<?php
namespace App\Controllers;

use PG\MSF\Coroutine\Sleep;

/** Actions that misbehave. Each must cost its own request at most. */
class Bad extends \PG\MSF\Controllers\Controller
{
    public static $kept = [];

    private function pause(int $ms = 5)
    {
        return $this->getObject(Sleep::class)->goSleep($ms);
    }

    public function actionExit($text = '')
    {
        exit($text);
    }

    public function actionExitInOb()
    {
        ob_start();
        echo 'in a buffer';
        exit;
    }

    public function actionExitInCallback()
    {
        ob_start(function ($s) {
            exit;
        });
        echo 'x';
        ob_end_flush();
        $this->output('not reached?');
    }

    public function actionThrowInCallback()
    {
        ob_start(function ($s) {
            throw new \RuntimeException('in an output callback');
        });
        echo 'x';
        $this->output('callback pending');
    }

    public function actionWaitInCallback()
    {
        ob_start(function ($s) {
            \PG\MSF\await(\PG\MSF\delay(5));
            return $s;
        });
        echo 'x';
        ob_end_clean();
        $this->output('after the callback');
    }

    public function actionExitInFinally()
    {
        try {
            $this->pause()->await();
            throw new \RuntimeException('first');
        } finally {
            exit;
        }
    }

    public function actionThrowInFinally()
    {
        try {
            yield $this->pause();
            throw new \RuntimeException('first');
        } finally {
            throw new \LogicException('second');
        }
    }

    public function actionYieldInFinally()
    {
        try {
            yield $this->pause(3000);
        } finally {
            yield $this->pause(5);
            self::$kept['finally'] = true;
        }
        $this->output('done');
    }

    public function actionAwaitInFinally()
    {
        try {
            $this->pause(3000)->await();
        } finally {
            $this->pause(5)->await();
        }
        $this->output('done');
    }

    public function actionSwallow()
    {
        for ($i = 0; $i < 20; $i++) {
            try {
                $this->pause(300)->await();
            } catch (\Throwable $e) {
            }
        }
        $this->output('swallowed');
    }

    public function actionAbandon()
    {
        $f = function () {
            try {
                yield $this->pause();
                yield 1;
            } finally {
                echo 'abandoned';
            }
        };
        $g = $f();
        $g->current();
        $this->output('abandoned');
    }

    public function actionAbandonLoop()
    {
        $f = function () use (&$g) {
            yield $this->pause();
            return $g;
        };
        $g = $f();
        $g->current();
        $this->self = $g;
        $this->output('cycle');
    }

    public function actionAfterEnd()
    {
        $this->output('answered');
        $this->getContext()->getOutput()->write('more');
        $this->output('again');
        $this->outputJson(['x']);
        $this->getContext()->getOutput()->setHeader('X-Late', '1');
        $this->getContext()->getOutput()->end();
        echo 'echo after the end';
    }

    public function actionStreamTwice()
    {
        $o = $this->getContext()->getOutput();
        $o->write('a');
        $o->end('b');
        $o->end('c');
        $o->write('d');
    }

    public function actionLeaveOb()
    {
        ob_start();
        echo str_repeat('left behind', 100);
        ob_start(fn($s) => strtoupper($s));
        echo 'more';
        $this->output('left');
    }

    public function actionLeaveHandler()
    {
        set_error_handler(function () {
            throw new \ErrorException('handler of another request');
        });
        set_exception_handler(function () {
        });
        error_reporting(0);
        ini_set('display_errors', '1');
        ini_set('precision', '3');
        $this->output('left');
    }

    public function actionWarn()
    {
        $a = [];
        $b = $a['nope'];
        $this->output('warned');
    }

    public function actionHandlerThrows()
    {
        set_error_handler(function ($no, $text) {
            throw new \ErrorException($text);
        });
        $x = $undefined;
        $this->output('not reached');
    }

    public function actionStack()
    {
        $f = function ($n) use (&$f) {
            return $f($n + 1) + 1;
        };
        $this->output((string)$f(0));
    }

    /** Recursion through C: every level takes machine stack. */
    public function actionDeepC()
    {
        $f = function ($n) use (&$f) {
            return array_map($f, [$n + 1]);
        };
        $this->output((string)count($f(0)));
    }

    public function actionDeepOk($n = 1000)
    {
        $f = function ($n) use (&$f) {
            return $n > 0 ? array_map($f, [$n - 1]) : 0;
        };
        $f((int)$n);
        $this->output('deep');
    }

    public function actionMemory()
    {
        $s = [];
        while (true) {
            $s[] = str_repeat('m', 1 << 20);
        }
    }

    public function actionMemoryLater()
    {
        $this->pause(100)->await();
        $this->actionMemory();
    }

    public function actionWait($ms = 100)
    {
        yield $this->pause((int)$ms);
        $this->output('waited');
    }

    public function actionAwait($ms = 100)
    {
        $this->pause((int)$ms)->await();
        $this->output('waited');
    }

    public function actionEndlessGenerator()
    {
        while (true) {
            yield 1;
        }
    }

    public function actionEndlessNested()
    {
        $inner = function () {
            yield 1;
            return 2;
        };
        while (true) {
            try {
                yield $inner();
            } finally {
                yield 3;
            }
        }
    }

    public function actionEndlessDone()
    {
        $done = $this->pause(1);
        while (true) {
            yield $done;
        }
    }

    public function actionEndlessSleep()
    {
        while (true) {
            yield $this->pause(1);
        }
    }

    public function actionGoOutlive()
    {
        \PG\MSF\go(function () {
            $this->pause(50)->await();
            $this->getContext()->getInput()->get('x');
            $this->output('too late');
            $this->getContext()->getOutput()->write('later');
            $this->getContext()->getLog()->warning('child done');
            self::$kept['go'] = (self::$kept['go'] ?? 0) + 1;
        });
        $this->output('parent done');
    }

    public function actionGoThrow()
    {
        \PG\MSF\go(function () {
            throw new \RuntimeException('child threw');
        });
        $this->output('parent done');
    }

    public function actionGoExit()
    {
        \PG\MSF\go(function () {
            exit(1);
        });
        $this->pause(10)->await();
        $this->output('parent done');
    }

    public function actionGoBomb()
    {
        $n = 0;
        try {
            for ($i = 0; $i < 200000; $i++) {
                \PG\MSF\go(function () {
                    \PG\MSF\await(\PG\MSF\delay(10));
                });
                $n++;
            }
        } catch (\Throwable $e) {
            $this->output('stopped: ' . $e->getMessage());
            return;
        }
        $this->output("started $n");
    }

    public function actionFiber()
    {
        $f = new \Fiber(function () {
            $a = \Fiber::suspend(1);
            $this->pause()->await();
            return $a + 1;
        });
        $v = $f->start();
        $f->resume(41);
        $this->output((string)($v + $f->getReturn()));
    }

    public function actionFiberAbandon()
    {
        $f = new \Fiber(function () {
            try {
                \Fiber::suspend(1);
            } finally {
                self::$kept['fiber'] = 1;
            }
        });
        $f->start();
        $this->output('abandoned fiber');
    }

    public function actionFiberAcross()
    {
        if (isset(self::$kept['f'])) {
            $f = self::$kept['f'];
            unset(self::$kept['f']);
            $f->resume();
            $this->output('resumed');
            return;
        }
        $f = self::$kept['f'] = new \Fiber(function () {
            \Fiber::suspend(1);
            $this->pause()->await();
        });
        $f->start();
        $this->output('kept');
    }

    public function actionFiberExit()
    {
        $f = new \Fiber(function () {
            exit;
        });
        $f->start();
        $this->output('not reached');
    }

    public function actionFork()
    {
        $pid = pcntl_fork();
        if ($pid === 0) {
            exit(0);
        }
        pcntl_waitpid($pid, $status);
        $this->output("forked");
    }

    public function actionForkAnswers()
    {
        $pid = pcntl_fork();
        if ($pid === 0) {
            $this->output('child answers');
            return;
        }
        pcntl_waitpid($pid, $status);
        $this->output("forked");
    }

    public function actionForkWaits()
    {
        $pid = pcntl_fork();
        if ($pid === 0) {
            $this->pause()->await();
            $this->output('child answers');
            return;
        }
        pcntl_waitpid($pid, $status);
        $this->output("forked");
    }

    public function actionForkFatal()
    {
        $pid = pcntl_fork();
        if ($pid === 0) {
            eval('class Twice {} class Twice {}');
        }
        pcntl_waitpid($pid, $status);
        $this->output("forked");
    }

    public function actionSleep($s = 1)
    {
        sleep((int)$s);
        $this->output('slept');
    }

    public function actionBusy()
    {
        while (true) {
        }
    }

    public function actionStream($n = 100, $size = 65536)
    {
        $o = $this->getContext()->getOutput();
        for ($i = 0; $i < (int)$n; $i++) {
            if (!$o->write(str_repeat('s', (int)$size))) {
                self::$kept['gone'] = (self::$kept['gone'] ?? 0) + 1;
                return;
            }
        }
        $o->end();
    }

    public function actionStreamYield($n = 100)
    {
        $o = $this->getContext()->getOutput();
        for ($i = 0; $i < (int)$n; $i++) {
            $o->write(str_repeat('s', 1000));
            yield $this->pause(1);
        }
    }

    public function actionStreamGo()
    {
        $o = $this->getContext()->getOutput();
        for ($i = 0; $i < 4; $i++) {
            \PG\MSF\go(function () use ($o) {
                for ($k = 0; $k < 50; $k++) {
                    if (!$o->write(str_repeat('g', 65536))) {
                        return;
                    }
                }
            });
        }
        $o->write('main');
        $this->pause(100)->await();
    }

    public function actionBig($n = 1000000)
    {
        $this->output(str_repeat('b', (int)$n));
    }

    public function actionSet()
    {
        $in = $this->getContext()->getInput();
        $o = $this->getContext()->getOutput();
        $a = $in->get('a', '');
        $b = $in->get('b', '');
        $c = $in->get('c', '/');
        try {
            switch ($in->get('how')) {
                case 'header':
                    $o->setHeader($a, $b);
                    break;
                case 'cookie':
                    $o->setCookie($a, $b, 0, $c);
                    break;
                case 'domain':
                    $o->setCookie('n', $b, 0, '/', $c);
                    break;
                case 'samesite':
                    $o->setCookie('n', $b, ['samesite' => $c]);
                    break;
                case 'redirect':
                    $o->redirect($a);
                    return;
                case 'type':
                    $o->setContentType($a);
                    break;
                case 'status':
                    $o->setStatusHeader((int)$a);
                    break;
            }
        } catch (\Throwable $e) {
            $this->output('refused', 400);
            return;
        }
        $this->output('set');
    }

    public function actionKept()
    {
        $this->outputJson(self::$kept);
    }

    public function actionUpload($how = '')
    {
        $files = $this->getContext()->getInput()->getAllFile();
        $names = [];
        array_walk_recursive($files, function ($v, $k) use (&$names) {
            is_string($v) && str_starts_with($v, '/') && $names[] = $v;
        });
        file_put_contents(RUNTIME_DIR . '/uploads', implode("\n", $names));
        switch ($how) {
            case 'throw':
                throw new \RuntimeException('after the upload');
            case 'exit':
                exit('left');
            case 'fatal':
                $this->actionMemory();
                break;
            case 'wait':
                $this->pause(2000)->await();
                break;
        }
        $this->outputJson($files);
    }

    public function actionJson()
    {
        $v = $this->getContext()->getInput()->getJson();
        $this->outputJson(['type' => gettype($v)]);
    }

    /** What code does with a value that a client has nested as deeply as JSON allows. */
    public function actionNested($how = '')
    {
        $v = $this->getContext()->getInput()->getJson();
        switch ($how) {
            case 'serialize':
                $s = serialize($v);
                $this->output((string)(unserialize($s) == $v));
                return;
            case 'export':
                $s = var_export($v, true) . print_r($v, true);
                ob_start();
                var_dump($v);
                ob_end_clean();
                break;
            case 'walk':
                array_walk_recursive($v, fn() => null);
                $v = array_merge_recursive($v, $v);
                $v = array_replace_recursive($v, $v);
                $x = count($v, COUNT_RECURSIVE);
                break;
            case 'map':
                $f = function ($x) use (&$f) {
                    return is_array($x) ? array_map($f, $x) : $x;
                };
                $f($v);
                break;
            case 'log':
                $this->getContext()->getLog()->warning('nested', (array)$v);
                $this->getContext()->getLog()->pushLog('nested', $v);
                break;
            case 'iterate':
                $n = 0;
                foreach (new \RecursiveIteratorIterator(new \RecursiveArrayIterator($v)) as $x) {
                    $n++;
                }
                break;
            case 'json':
                $this->outputJson($v);
                return;
            case 'query':
                $s = http_build_query(['a' => $v]);
                break;
        }
        $this->output('done');
    }

    public function actionOpenClose()
    {
        $this->getContext()->getOutput()->end();
    }

    public function actionTypeError(int $n)
    {
        $this->output((string)$n);
    }

    public function actionCompile()
    {
        eval('this is no PHP');
    }

    public function actionRedeclare()
    {
        eval('namespace App\Controllers; class Bad {}');
    }

    public function actionSelfAwait()
    {
        $f = null;
        $f = \PG\MSF\go(function () use (&$f) {
            \PG\MSF\await(\PG\MSF\delay(1));
            return \PG\MSF\await($f);
        });
        $this->output((string)\PG\MSF\await($f));
    }

    public function actionGc()
    {
        for ($i = 0; $i < 20000; $i++) {
            $a = new \stdClass;
            $a->a = $a;
        }
        $this->pause()->await();
        gc_collect_cycles();
        $this->output('collected');
    }

    public function actionUnset()
    {
        unset($this->context, $this->requestStartTime);
        foreach (get_object_vars($this) as $k => $v) {
            unset($this->$k);
        }
        $this->output('unset');
    }

    public function actionContextNull()
    {
        $this->context = null;
        $this->output('x');
    }

    public function actionBreakContext()
    {
        $c = $this->getContext();
        foreach (['setInput', 'setOutput', 'setLog', 'setObjectPool'] as $m) {
            if (method_exists($c, $m)) {
                try {
                    $c->$m(null);
                } catch (\Throwable $e) {
                }
            }
        }
        $this->output('broken');
    }

    public function actionCloneAll()
    {
        $c = $this->getContext();
        $all = [];
        foreach ([$this, $c, $c->getInput(), $c->getOutput(), $c->getLog(), $c->getObjectPool()] as $o) {
            try {
                $all[] = clone $o;
            } catch (\Throwable $e) {
            }
        }
        foreach ($all as $o) {
            try {
                @var_export($o, true);
                @serialize($o);
                json_encode($o);
                (array)$o;
            } catch (\Throwable $e) {
            }
        }
        self::$kept = $all;
        $this->output('cloned');
    }

    public function actionReuse()
    {
        $out = [];
        foreach (self::$kept as $k => $o) {
            if (!is_object($o)) {
                continue;
            }
            foreach (get_class_methods($o) as $m) {
                if (in_array($m, ['__construct', 'actionBusy', 'actionMemory', 'actionStack', 'actionDeepC', 'actionEndlessGenerator', 'actionEndlessSleep', 'actionGoBomb'])
                    || str_starts_with($m, 'action')) {
                    continue;
                }
                try {
                    @$o->$m();
                } catch (\Throwable $e) {
                }
                $out[] = $m;
            }
        }
        self::$kept = [];
        $this->outputJson($out);
    }

    public function actionCtor()
    {
        foreach (get_declared_classes() as $name) {
            if (!str_starts_with($name, 'PG\\')) {
                continue;
            }
            try {
                $o = (new \ReflectionClass($name))->newInstanceWithoutConstructor();
            } catch (\Throwable $e) {
                continue;
            }
            foreach ((new \ReflectionClass($name))->getMethods(\ReflectionMethod::IS_PUBLIC) as $m) {
                if ($m->isAbstract() || in_array($m->name, ['run', 'start', 'wait', 'destroy', '__destruct', 'await', 'pop', 'push', 'acquire'])
                    || $name === 'PG\\MSF\\Server' || str_contains($name, 'Server') || str_contains($name, 'Scheduler')) {
                    continue;
                }
                foreach ([[], [null], [$o], ['x', 1, []], [[], [], [], []]] as $args) {
                    try {
                        @$m->invokeArgs($m->isStatic() ? null : $o, $args);
                    } catch (\Throwable $e) {
                    }
                }
            }
        }
        $this->output('called');
    }
}
