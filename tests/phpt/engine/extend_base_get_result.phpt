--TEST--
an overridden getResult() computes or throws, at the yield
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class Sql extends Base {
    public function send($cb) { }
    public function finish($r) { $this->result = $r; $this->ioBack = true; return $this->nextRun(); }
    public function getResult() { $r = parent::getResult(); if ($r === 'bad') { throw new RuntimeException('sql'); } return is_string($r) ? "<$r>" : $r; }
}
await((function () {
    $a = new Sql; $b = new Sql;
    go(function () use ($a, $b) { delay(1); $a->finish('good'); $b->finish('bad'); });
    var_dump(yield $a);
    try { yield $b; } catch (RuntimeException $e) { echo $e->getMessage(), ' line ', $e->getLine(), "\n"; }
})());
--EXPECT--
string(6) "<good>"
sql line 8
