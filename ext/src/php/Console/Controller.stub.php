<?php

/** @generate-class-entries */

namespace PG\MSF\Console;

/**
 * Base of console controllers, in the namespace App\Console (manual 4.2). They print with echo; their int results are the program's exit
 * status. They cannot be reached over HTTP.
 */
class Controller extends \PG\MSF\Controllers\Controller
{
    /**
     * @param string $controllerName
     * @param string $methodName action with its prefix
     */
    public function __construct($controllerName, $methodName) {}

    /** @return void called at the end of the command; the log line and the end of the process come after it */
    public function destroy() {}

    /**
     * Prints a line on the standard output.
     * @param string $text
     * @return void
     */
    protected function writeln($text) {}

    /**
     * A line that shows how far long work is; on terminals only, elsewhere it prints nothing.
     * @param int $total steps; 0: unknown
     * @return \PG\MSF\Console\Progress
     * @throws \ValueError the number is negative
     */
    protected function progress($total) {}

    /**
     * Asks a question on the terminal. Other coroutines stand still meanwhile.
     * @param string $question without a question mark's "[y/N]"
     * @return bool true after "y" or "yes"; false after anything else, and where the standard input is no terminal
     */
    protected function confirm($question) {}
}

/**
 * What progress() gives. Written at most ten times a second.
 * @not-serializable
 */
final class Progress
{
    /** Made by Controller::progress(). */
    private function __construct() {}

    /**
     * @param int $steps done since the last call
     * @return void
     */
    public function advance($steps = 1) {}

    /** @return void writes the last state and ends the line; further calls do nothing */
    public function finish() {}
}

/** Thrown at the place where the command waits or works when the process gets SIGINT or SIGTERM. */
class SignalException extends \PG\MSF\Coroutine\CancelledException
{
    /** @return int the signal's number; also the exception's code */
    public function getSignal() {}
}
