--TEST--
the public surface of Base
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$f = go(fn () => 'r');
var_dump($f instanceof PG\MSF\Coroutine\IBase, $f->ioBack, $f->isBreak, $f->ioBackKey, $f->requestId, $f->request, $f->timeout, abs($f->requestTime - microtime(true)) < 1);
var_dump($f->setTimeout(5000) === $f, $f->timeout, $f->getResult() === CNull::getInstance());
$f->await();
var_dump($f->ioBack, $f->result, $f->getResult(), $f->responseTime >= $f->requestTime, $f->__unsleep());
$f->ioBackKey = 3;
$f->destroy();
var_dump($f->ioBack, $f->ioBackKey);
try { $f->throwTimeOutException(); } catch (TimeoutException $e) { echo $e->getMessage(), "\n"; }
try { clone $f; } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { serialize($f); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
bool(true)
bool(false)
bool(false)
NULL
NULL
string(0) ""
int(0)
bool(true)
bool(true)
int(5000)
bool(true)
bool(true)
string(1) "r"
string(1) "r"
bool(true)
array(1) {
  [0]=>
  string(7) "context"
}
bool(false)
NULL
[coroutine]: Time Out, [class]: PG\MSF\Coroutine\Future, [Request]: 
Trying to clone an uncloneable object of class PG\MSF\Coroutine\Future
Serialization of 'PG\MSF\Coroutine\Future' is not allowed
