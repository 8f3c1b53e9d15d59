--TEST--
a class that only implements IBase is asked until it answers
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class Own implements PG\MSF\Coroutine\IBase {
    public int $asked = 0;
    public function __construct(private int $after) {}
    public function isTimeout() { return $this->asked > 6; }
    public function send($cb) { }
    public function getResult() { return ++$this->asked >= $this->after ? 'answer' : CNull::getInstance(); }
}
await((function () { var_dump(yield new Own(1), yield new Own(4), yield new Own(100)); })());
var_dump(await(new Own(2)));
--EXPECT--
string(6) "answer"
string(6) "answer"
bool(false)
string(6) "answer"
