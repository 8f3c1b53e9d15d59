<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

class Hello extends Controller
{
    /** Route, pooled controller, JSON, log line: the framework and nothing else. */
    public function actionIndex()
    {
        $this->outputJson(['hello' => 'world']);
    }

    /** A view with a layout and 20 rows, half of which have something to escape. */
    public function actionView()
    {
        static $rows;
        $rows ??= array_map(fn($i) => $i % 2 ? "row $i of the table" : "row $i <of> \"the\" & table", range(1, 20));
        $this->outputView(['title' => 'Twenty rows', 'rows' => $rows]);
    }

    public function actionPid()
    {
        $this->output((string)getmypid());
    }

    /** Leaves n coroutines waiting: as generators at a yield, or on their stacks in await(). /Hello/Wait?kind=yield&n=10000&ms=60000 */
    public function actionWait($kind, $n, $ms)
    {
        $yielding = static function () use ($ms) {
            yield (new \PG\MSF\Coroutine\Sleep())->goSleep((int)$ms);
        };
        $awaiting = static function () use ($ms) {
            \PG\MSF\delay((int)$ms);
        };
        for ($i = 0; $i < (int)$n; $i++) {
            \PG\MSF\go($kind === 'yield' ? $yielding : $awaiting);
        }
        $this->output($kind);
    }
}
