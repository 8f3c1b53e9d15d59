<?php

/** @generate-class-entries */

namespace PG\MSF {

    /**
     * Root of the server classes: configuration, logger, router and packer of the process, the command line, and the hooks
     * (manual 4.1; spec/01). The process tree itself is native.
     */
    abstract class Server extends \PG\MSF\Base\Child
    {
        /**
         * What the banner shows.
         * @var string
         */
        public const version = "3.0.6";
        /**
         * "web" or "console".
         * @var string
         */
        public const mode = "web";
        /**
         * Name of the server and channel of its own log lines; applications redefine it.
         * @var string
         */
        public const SERVER_NAME = "SERVER";

        /**
         * set by `start -d`
         * @var bool
         */
        public static $daemonize = false;
        /**
         * the pid file; computed from server.pid_path and the start file unless set before run()
         * @var string|null
         */
        public static $pidFile = null;

        /** @var \PG\MSF\Config\Config|null */
        public $config = null;
        /**
         * logger of the process; requests have clones of it
         * @var \PG\Log\PGLog|null
         */
        public $log = null;
        /** @var \PG\MSF\Pack\IPack|null */
        public $pack = null;
        /** @var \PG\MSF\Route\IRoute|null */
        public $route = null;
        /**
         * the low-level server: worker_id, worker_pid, setting, stats(), reload(), …
         * @var \PG\MSF\Server\Handle|null
         */
        public $server = null;
        /** @var \PG\MSF\Coroutine\Scheduler|null */
        public $scheduler = null;
        /** @var \PG\MSF\Base\Pool|null */
        public $objectPool = null;
        /**
         * cache in memory that all processes share, with the prefix "sys_cache_"
         * @var \PG\MSF\Cache\SysCache|null
         */
        public $sysCache = null;
        /**
         * ids of framework timers
         * @var array
         */
        public $sysTimers = [];
        /**
         * Macro::PROCESS_*
         * @var int
         */
        public $processType = 4094;
        /** @var string */
        public $name = "";
        /** @var string */
        public $user = "";
        /** @var int */
        public $workerNum = 0;
        /** @var int */
        public $taskNum = 0;
        /**
         * what outputView() renders with; setTemplateEngine() makes it, and may make another: any object with a method render($name, $data)
         * @var \PG\MSF\View\Engine|object|null
         */
        public $templateEngine = null;
        /**
         * directories of templates, in the order of look-up
         * @var array
         */
        public $viewResolvePaths = [];
        /**
         * requests this process has begun
         * @var int
         */
        public $requestId = 0;
        /**
         * kept for compatibility: the framework has no PHP sources
         * @var string
         */
        public $MSFSrcDir = "";
        /**
         * told of serious errors: ($message, $log)
         * @var callable|null
         */
        public $onErrorHandle = null;

        /**
         * Loads configuration, logger, router and packer, and makes this object the one that getInstance() returns.
         *
         * @throws \Noodlehaus\Exception configuration cannot be read: the message names the file
         * @throws \PG\MSF\Base\Exception a value is wrong (file and key), or a class of server.route_tool / server.pack_tool does not exist
         */
        public function __construct() {}

        /** @return static|null the last constructed server */
        public static function &getInstance() {}

        /**
         * What becomes of an error of the constructor that nobody catches: one sentence on standard error, exit status 1.
         * @param \Throwable $error
         * @return void
         */
        public static function startFailed($error) {}

        /**
         * Reads server.set.user and http_server.*; called by the constructor, for applications to extend.
         * @return void
         */
        public function setConfig() {}

        /**
         * The command line: start [-d], stop, reload, restart, status [--json], --help. Ends the process with a status.
         * @return void
         */
        public static function run() {}

        /**
         * First step of run(): the name of the pid file (static $pidFile), the process title. Applications may override each step and call the parent.
         * @return void
         */
        public static function init() {}

        /**
         * Second step: does what the command line says. Goes on only for a start; everything else ends the program with its status.
         * @return void
         */
        public static function parseCommand() {}

        /**
         * Third step: reads and checks the configuration of the process tree.
         * @return void
         * @throws \PG\MSF\Base\Exception a value is wrong; the message names file and key
         */
        public static function initWorkers() {}

        /**
         * Fourth step: the banner.
         * @return void
         */
        public static function displayUI() {}

        /**
         * Last step: starts the processes; comes back only to end the program.
         * @return void
         */
        public static function startSwooles() {}


        /**
         * @param string $title shown by ps and top
         * @return void
         */
        public static function setProcessTitle($title) {}

        /**
         * Options of the low-level server: server.set, plus daemonize.
         * @return array
         */
        public function setServerSet() {}

        /**
         * In the master, before the workers start; overriding applications call the parent.
         * @return void
         */
        public function beforeSwooleStart() {}

        /**
         * In the master, before the workers start, when user_timer_enable > 0.
         * @return void
         */
        public function onInitTimer() {}

        /**
         * In the master: the pid file is written, nothing has been forked.
         * @param \PG\MSF\Server\Handle $serv
         * @return void
         */
        public function onStart($serv) {}

        /**
         * In the master (which is the manager too).
         * @param \PG\MSF\Server\Handle $serv
         * @return void
         */
        public function onManagerStart($serv) {}

        /**
         * @param \PG\MSF\Server\Handle $serv
         * @return void
         */
        public function onManagerStop($serv) {}

        /**
         * In each worker, before its first request; overriding applications call the parent.
         * @param \PG\MSF\Server\Handle $serv
         * @param int|null $workerId
         * @return void
         */
        public function onWorkerStart($serv, $workerId) {}

        /**
         * In each worker, after its last request.
         * @param \PG\MSF\Server\Handle $serv
         * @param int $workerId
         * @return void
         */
        public function onWorkerStop($serv, $workerId) {}

        /**
         * In the master: a worker ended abnormally; logs it.
         * @param \PG\MSF\Server\Handle $serv
         * @param int $workerId
         * @param int $workerPid
         * @param int $exitCode
         * @return void
         */
        public function onWorkerError($serv, $workerId, $workerPid, $exitCode) {}

        /**
         * In the master: everything has ended.
         * @param \PG\MSF\Server\Handle $serv
         * @return void
         */
        public function onShutdown($serv) {}

        /**
         * Never called over HTTP; kept for compatibility.
         * @param \PG\MSF\Server\Handle $serv
         * @param int $fd
         * @return void
         */
        public function onClose($serv, $fd) {}

        /**
         * Prints "<message> <log>".
         * @param string $msg
         * @param string $log
         * @return void
         */
        public function onErrorHandle($msg, $log) {}

        /**
         * PHP's error handler: logs warnings and notices at error level.
         * @param int $error
         * @param string $errorString
         * @param string $filename
         * @param int $line
         * @param array $symbols not used; PHP 8 gives none
         * @return bool|null
         */
        public function displayErrorHandler($error, $errorString, $filename = "", $line = 0, $symbols = []) {}

        /**
         * Shutdown function: logs the fatal error that ended the process.
         * @return void
         */
        public function checkErrors() {}

        /**
         * In a task process: a task has arrived. Its result goes back to the worker. Does nothing of its own.
         * @param \PG\MSF\Server\Handle $serv
         * @param int $taskId
         * @param int $fromId the worker that has sent it
         * @param mixed $data
         * @return mixed
         */
        public function onTask($serv, $taskId, $fromId, $data) {}

        /**
         * In a worker: the result of a task has arrived.
         * @param \PG\MSF\Server\Handle $serv
         * @param int $taskId
         * @param mixed $data
         * @return void
         */
        public function onFinish($serv, $taskId, $data) {}

        /**
         * In a worker: another one has called sendMessage() of its low-level server. Runs in a coroutine of its own.
         * @param \PG\MSF\Server\Handle $serv
         * @param int $fromWorkerId
         * @param mixed $message
         * @return void
         */
        public function onPipeMessage($serv, $fromWorkerId, $message) {}

        /**
         * Closes a connection of this worker whose request is being served; its client sees a reset.
         * @param int $fd HttpRequest::$fd
         * @return bool false when there is none
         */
        public function close($fd) {}

        /** @return bool */
        public function isTaskWorker() {}

        /**
         * Unknown methods go to the low-level server.
         * @param string $name
         * @param array $arguments
         * @return mixed
         */
        public function __call($name, $arguments) {}
    }

    /** The HTTP part: what runs around a request. Applications name it in type hints too. */
    abstract class HttpServer extends Server
    {
        /**
         * http_server.enable
         * @var bool
         */
        public $httpEnable = true;
        /**
         * http_server.socket
         * @var string
         */
        public $httpSocketName = "";
        /**
         * http_server.port
         * @var int
         */
        public $httpPort = 0;
        /**
         * class of http.input
         * @var string|null
         */
        public $input = null;
        /**
         * class of http.output
         * @var string|null
         */
        public $output = null;

        /**
         * Replaces or creates the template engine; called at every process start.
         * @return void
         */
        public function setTemplateEngine() {}

        /**
         * Every HTTP request, in a worker, in the request's own coroutine (spec/01 4.3). The framework's version routes the request and runs
         * it to its end; what the override has changed in get, post, cookie, files and server['path_info'] counts. An override may answer by
         * itself, may wait, and may be a generator. If it neither answers nor calls the parent, the client gets 501; if it throws, 500.
         * Whether a class has an override is decided once, when its worker starts: without one, a request costs nothing more.
         *
         * @param \PG\MSF\Request\HttpRequest $request
         * @param \PG\MSF\Request\HttpResponse $response
         * @return void
         * @throws \PG\MSF\Base\Exception called a second time, or for a request of another coroutine
         */
        public function onRequest($request, $response) {}

        /**
         * The address of the client: the socket's peer, or what a trusted proxy says (http_server.trusted_proxies).
         * @param \PG\MSF\Request\HttpRequest $request
         * @return string
         */
        public static function getRemoteAddr($request) {}

        /**
         * The log id that the request brings (X-Ngx-LogId, else log_id), if it is of the right form; else a new one.
         * @param \PG\MSF\Request\HttpRequest $request
         * @return string
         */
        public function genLogId($request) {}

        /**
         * Answers with a file below the root of the request's host (http.domain.<host>.root): 200, 206 or 304; 403 outside of the root, 404
         * when there is none. An empty path is the framework's index page.
         * @param string $path absolute, percent-encoded
         * @param \PG\MSF\Request\HttpRequest $request
         * @param \PG\MSF\Request\HttpResponse $response
         * @return int the status
         * @throws \PG\MSF\Base\Exception the request has been answered already
         */
        public function sendFile($path, $request, $response) {}

        /**
         * Starts the processes: what the last step of run() calls. Comes back only to end the program.
         * @return void
         */
        public function start() {}
    }

    /** What an application's server class extends: `class AppServer extends MSFServer` (manual 3.1). */
    abstract class MSFServer extends HttpServer
    {
        /** @return array always empty */
        public function getAllTaskMessage() {}
    }
}

namespace {
    /**
     * The server object of this process, by reference; null in plain scripts.
     * @return \PG\MSF\Server|null
     */
    function &getInstance() {}
}
