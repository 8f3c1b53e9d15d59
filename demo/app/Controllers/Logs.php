<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use function PG\MSF\delay;

/**
 * What the log makes of placeholders, secrets and exceptions.
 */
class Logs extends Controller
{
    /** GET /Logs/Write: writes two lines, then shows how they stand in runtime/lines.json. */
    public function actionWrite()
    {
        $log = $this->getContext()->getLog();
        $log->warning('{user} has {left} tries left', ['user' => 'Ann', 'left' => 2, 'password' => 'hunter2']);
        try {
            throw new \RuntimeException('no answer of the bank', 7);
        } catch (\RuntimeException $e) {
            $log->error('payment failed', ['exception' => $e]);
        }
        delay(20); // lines are written at the end of a turn of the loop
        $mine = fn (string $line) => str_contains($line, $this->getContext()->getLogId());
        $this->getContext()->getOutput()->setContentType('text/plain; charset=UTF-8');
        $this->output(implode('', array_filter(file(RUNTIME_DIR . '/lines.json'), $mine)));
    }

    /** GET /Logs/Access: what an action adds to the one line that every request writes. */
    public function actionAccess()
    {
        $log = $this->getContext()->getLog();
        $log->pushLog('user', 'Ann B');
        $log->profileStart('render');
        delay(5);
        $log->profileEnd('render');
        $log->counting('cache', 3, 4);
        $this->outputJson(['see' => 'notice.log', 'log_id' => $this->getContext()->getLogId()]);
    }
}
