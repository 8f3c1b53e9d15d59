--TEST--
before PHP 8.4 a destructor cannot wait, and says so
--EXTENSIONS--
msf
--SKIPIF--
<?php if (PHP_VERSION_ID >= 80400) die("skip destructors may wait"); ?>
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class D { public function __destruct() { try { delay(1); echo "waited\n"; } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; } } }
go(function () { $d = new D; unset($d); echo "after\n"; });
run();
$d = new D;
unset($d);
--EXPECT--
[coroutine]: cannot wait here: PHP does not allow to switch coroutines inside a destructor or a signal handler
after
[coroutine]: cannot wait here: PHP does not allow to switch coroutines inside a destructor or a signal handler
