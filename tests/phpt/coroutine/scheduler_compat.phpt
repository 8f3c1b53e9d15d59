--TEST--
Scheduler::start(), its maps, and an application's own awaitable
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

use PG\MSF\Coroutine\Scheduler;
class Ctx { function getRequestId() { return 42; } }
class C { function getContext() { return new Ctx; } function onExceptionHandle($e) { echo "handled ", $e->getMessage(), "\n"; } }
class Op extends Base { public function send($cb) {} function go($s) { $this->requestId = 42; $s->IOCallBack[42][] = $this; $this->ioBackKey = array_key_last($s->IOCallBack[42]); return $this; } }
$s = new Scheduler;
$op = new Op;
$s->start((function () use ($op, $s) { var_dump(yield $op->go($s)); var_dump(array_keys($s->taskMap), count($s->IOCallBack[42])); throw new Exception('x'); })(), new C, function () { echo "callback\n"; });
go(function () use ($op, $s) { delay(2); $op->result = 'r'; $op->ioBack = true; $op->nextRun(); });
run();
var_dump($s->taskMap, $s->IOCallBack);
--EXPECT--
string(1) "r"
array(1) {
  [0]=>
  int(42)
}
int(0)
handled x
callback
array(0) {
}
array(0) {
}
