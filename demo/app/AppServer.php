<?php
namespace App;

use PG\I18N\I18N;
use PG\MSF\Coroutine\Channel;
use PG\MSF\MSFServer;

/**
 * The application's server: a place for hooks (manual 4.1). Overriding methods call the parent.
 */
class AppServer extends MSFServer
{
    const SERVER_NAME = 'msf-demo';

    /** Roll calls under way: number => channel of answers. */
    private array $rollCalls = [];
    private int $lastRollCall = 0;

    /** In the master, before the first worker: says what to try. */
    public function onStart($serv)
    {
        parent::onStart($serv);
        $host = in_array($this->httpSocketName, ['0.0.0.0', '::', '*'], true) ? '127.0.0.1' : $this->httpSocketName;
        $url  = "http://{$host}:{$this->httpPort}";
        writeln("Open  $url in a browser: the page runs every feature. Or try:");
        writeln("      curl $url/Welcome");
        writeln("      curl $url/Coroutine/Parallel");
        writeln("      curl -d name=msf $url/Request/Echo");
        writeln('Logs  ' . RUNTIME_DIR . '/notice.log, ' . RUNTIME_DIR . '/application.log');
        writeln('Ctrl-C stops.');
    }

    /** In each worker, before its first request: the languages; every log line says which worker wrote it. */
    public function onWorkerStart($serv, $workerId)
    {
        I18N::getInstance($this->config->get('params.i18n', []));
        $this->log->pushProcessor(function (array $record) use ($workerId) {
            $record['extra']['worker'] = $workerId;
            return $record;
        });
        parent::onWorkerStart($serv, $workerId);
    }

    /** Functions that templates may call. */
    public function setTemplateEngine()
    {
        parent::setTemplateEngine();
        $this->templateEngine->registerFunction('money', fn (float $v) => number_format($v, 2));
    }

    /** Every request comes through here: /ping is answered at once, /v1/... is handed on as /... */
    public function onRequest($request, $response)
    {
        $path = $request->server['path_info'];
        if ($path === '/ping') {
            $response->header('X-Answered-By', 'onRequest');
            $response->end("pong\n");
            return;
        }
        if (str_starts_with($path, '/v1/')) {
            $request->server['path_info'] = substr($path, 3);
            $request->get['version'] = '1';
        }
        parent::onRequest($request, $response);
    }

    /** A message of another worker, in a coroutine of its own. */
    public function onPipeMessage($serv, $fromWorkerId, $message)
    {
        [$what, $number, $pid] = $message;
        if ($what === 'ask') {
            $serv->sendMessage(['answer', $number, getmypid()], $fromWorkerId);
        } elseif (isset($this->rollCalls[$number])) {
            $this->rollCalls[$number]->push([$fromWorkerId, $pid]);
        }
    }

    /** Asks all workers for their process ids; those that do not answer within a second are left out. */
    public function rollCall(): array
    {
        $number  = ++$this->lastRollCall;
        $workers = $this->server->setting['worker_num'];
        $answers = $this->rollCalls[$number] = new Channel($workers);
        $pids    = [];
        try {
            for ($i = 0; $i < $workers; $i++) {
                $this->server->sendMessage(['ask', $number, null], $i);
            }
            while (count($pids) < $workers) {
                [$id, $pid] = $answers->pop(1000);
                $pids["worker $id"] = $pid;
            }
        } catch (\PG\MSF\Coroutine\TimeoutException) {
        } finally {
            unset($this->rollCalls[$number]);
        }
        ksort($pids);
        return $pids;
    }
}
