--TEST--
wait() returns when all are done, however they end
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$g = new WaitGroup;
$g->wait();
for ($i = 1; $i <= 3; $i++) { $g->go(function () use ($i) { delay($i * 3); echo $i, "\n"; if ($i === 2) { throw new Exception('two'); } })->break(); }
var_dump(count($g));
$g->wait();
var_dump(count($g));
$g->add(2);
go(function () use ($g) { delay(1); $g->done(); $g->done(); });
await((function () use ($g) { var_dump(yield $g->goWait(), yield $g->goWait()); })());
try { $g->done(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
$g->add();
try { $g->wait(3); } catch (TimeoutException $e) { echo $e->getMessage(), "\n"; }
try { $g->add(0); } catch (ValueError $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
int(3)
1
2
3
int(0)
bool(true)
bool(true)
[waitgroup]: more done than announced
[coroutine]: Time Out, [class]: PG\MSF\Coroutine\Future, [Request]: PG\MSF\Coroutine\WaitGroup::wait
PG\MSF\Coroutine\WaitGroup::add(): Argument #1 ($n) must be greater than 0
