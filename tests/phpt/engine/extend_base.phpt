--TEST--
an application class that extends Base completes itself through the protocol
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class Later extends Base {
    public static array $waiting = [];
    public function send($callback) { self::$waiting[] = $callback; return $this; }
    public function start() { $this->requestTime = microtime(true); $this->send(function ($r) { $this->result = $r; $this->ioBack = true; $this->responseTime = microtime(true); var_dump($this->nextRun()); }); return $this; }
}
$l = (new Later(1000))->start();
go(function () use ($l) { var_dump(yield $l); });
go(function () use ($l) { var_dump($l->await()); });
go(function () { delay(3); foreach (Later::$waiting as $w) { $w(['the' => 'result']); } });
run();
$done = new Later;
$done->result = 'set before';
$done->ioBack = true;
var_dump(await((function () use ($done) { return yield $done; })()), $done->isDone());
$t = new Later(15);
await((function () use ($t) { var_dump(yield $t, $t->isTimeout(), $t->getResult()); })());
var_dump((new Later)->timeout, (new Later(5))->timeout, (new Later)->result === CNull::getInstance(), CNull::getInstance() === CNull::getInstance());
--EXPECT--
bool(true)
array(1) {
  ["the"]=>
  string(6) "result"
}
array(1) {
  ["the"]=>
  string(6) "result"
}
string(10) "set before"
bool(true)
bool(false)
bool(true)
NULL
int(30000)
int(5)
bool(true)
bool(true)
