<?php

/** @generate-class-entries */

namespace PG\MSF;

/**
 * The console: `(new MSFCli())->onConsoleRequest()` in console.php runs one action of a controller in App\Console or App\Controllers and
 * ends the program (manual 4.2; spec/07 section 9). Its constant `mode` is "console". No process tree, no banner, no pid file. Applications may extend it.
 */
class MSFCli extends \PG\MSF\MSFServer
{
    /**
     * As Server::__construct(); the process stays Macro::PROCESS_MASTER.
     *
     * @throws \Noodlehaus\Exception configuration cannot be read: the message names the file
     * @throws \PG\MSF\Base\Exception a value is wrong (file and key)
     */
    public function __construct() {}

    /**
     * Runs the command that the command line names, in a coroutine, and ends the program: 0 done, 1 an error, 2 wrong usage, 75 the lock is
     * held, 124 the time is up, 128 + n ended by signal n; what the action returns as an int, or gives to exit(), comes first.
     * `--help` shows the commands.
     * @return void
     */
    public function onConsoleRequest() {}

    /**
     * Before the command runs; overriding applications call the parent.
     * @return void
     */
    public function beforeSwooleStart() {}

    /**
     * After beforeSwooleStart(): what the command needs open; overriding applications call the parent.
     * @param \PG\MSF\Server\Handle $serv
     * @param int|null $workerId null: no worker
     * @return void
     */
    public function onWorkerStart($serv, $workerId) {}

    /**
     * The console has no low-level options.
     * @return array always empty
     */
    public function setServerSet() {}
}
