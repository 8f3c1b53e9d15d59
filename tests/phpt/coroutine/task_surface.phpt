--TEST--
The methods of a scheduler's Task
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Scheduler, Task};
use function PG\MSF\{go, delay, run};
class Context { public function getRequestId() { return 7; } }
class Handling { public function getContext() { return new Context; } public function onExceptionHandle($e) { echo 'handled ', $e->getMessage(), "\n"; } }
class Plain { public function getContext() { return new Context; } }
function routine() { yield 1; delay(5); return 'end'; }
$scheduler = new Scheduler;
$controller = new Handling;
$routine = routine();
$scheduler->start($routine, $controller, function () { echo "first callback\n"; });
go(function () use ($scheduler, $controller, $routine) {
    $task = $scheduler->taskMap[7];
    var_dump($task instanceof Task, $task->getController() === $controller, $task->getRoutine() === $routine, $task->isFinished(), is_callable($task->getCallBack()));
    $scheduler->schedule($task, function () { echo "second callback\n"; });
    $task->run();
    $task->handleTaskException(new Exception('by hand'));
    set_error_handler(function ($level, $message) { echo "warning: $message\n"; return true; });
    $task->handleTaskTimeout(new PG\MSF\Coroutine\TimeoutException('late'), null);
    restore_error_handler();
});
run();
var_dump($scheduler->taskMap);
$other = new Task(routine(), new Plain);
try { $other->handleTaskException(new LogicException('nobody handles it')); } catch (LogicException $e) { echo $e->getMessage(), "\n"; }
$done = routine();
foreach ($done as $_) { }
$other->resetRoutine($done);
$other->resetCallBack(fn () => 1);
var_dump($other->isFinished(), $other->getRoutine() === $done, ($other->getCallBack())());
$other->destroy();
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
handled by hand
warning: PG\MSF\Coroutine\Task::handleTaskTimeout(): Yield null message: late
second callback
array(0) {
}
nobody handles it
bool(true)
bool(true)
int(1)
