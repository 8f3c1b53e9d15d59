<?php
namespace App;

class AppServer extends \PG\MSF\MSFServer
{
    const SERVER_NAME = 'SPEC';

    /** @var array hooks as they were called in this process */
    public static $hooks = [];

    private static function note(string $what): void
    {
        self::$hooks[] = $what;
        file_put_contents(RUNTIME_DIR . '/hooks', getmypid() . " $what\n", FILE_APPEND);
    }

    public function __construct()
    {
        self::note('construct:before');
        parent::__construct();
        self::note('construct:after ' . (getInstance() === $this ? 'instance' : 'none') . ' ' . $this->name);
    }

    public function setConfig()
    {
        self::note('setConfig ' . ($this->config ? 'config' : 'none') . ' ' . ($this->log ? 'log' : 'none'));
        parent::setConfig();
    }

    public function setServerSet()
    {
        self::note('setServerSet');
        return parent::setServerSet();
    }

    public function beforeSwooleStart()
    {
        self::note('beforeSwooleStart');
        parent::beforeSwooleStart();
    }

    public function onStart($serv)
    {
        self::note("onStart $this->processType " . get_debug_type($serv));
        parent::onStart($serv);
    }

    public function onManagerStart($serv)
    {
        self::note('onManagerStart');
        parent::onManagerStart($serv);
    }

    public function onManagerStop($serv)
    {
        self::note('onManagerStop');
        parent::onManagerStop($serv);
    }

    public function onWorkerStart($serv, $workerId)
    {
        self::note("onWorkerStart $workerId {$serv->worker_id} $this->processType");
        parent::onWorkerStart($serv, $workerId);
    }

    public function onWorkerStop($serv, $workerId)
    {
        self::note("onWorkerStop $workerId");
        parent::onWorkerStop($serv, $workerId);
    }

    public function onWorkerError($serv, $workerId, $workerPid, $exitCode)
    {
        self::note("onWorkerError $workerId $workerPid $exitCode");
        parent::onWorkerError($serv, $workerId, $workerPid, $exitCode);
    }

    public function onShutdown($serv)
    {
        self::note('onShutdown');
        parent::onShutdown($serv);
    }

    public function setTemplateEngine()
    {
        self::note('setTemplateEngine');
        parent::setTemplateEngine();
    }

    public function onErrorHandle($msg, $log)
    {
        file_put_contents(RUNTIME_DIR . '/errors', json_encode([$msg, $log], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES) . "\n", FILE_APPEND);
    }
}
