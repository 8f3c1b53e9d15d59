--TEST--
a destructor that the cycle collector calls cannot wait, and says so
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class D
{
    public $self;

    public function __construct() { $this->self = $this; }

    public function __destruct() { try { delay(1); echo "waited\n"; } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; } }
}
function collect() { new D; gc_collect_cycles(); echo "collected\n"; }
collect();
go(collect(...));
go(function () { $fiber = new Fiber(collect(...)); $fiber->start(); var_dump($fiber->isTerminated()); });
go(function () { new D; delay(1); });
run();
gc_collect_cycles();
go(function () { delay(1); echo "all is well\n"; });
run();
--EXPECT--
[coroutine]: cannot wait here: PHP does not allow to switch coroutines inside a destructor or a signal handler
collected
[coroutine]: cannot wait here: PHP does not allow to switch coroutines inside a destructor or a signal handler
collected
[coroutine]: cannot wait here: PHP does not allow to switch coroutines inside a destructor or a signal handler
collected
bool(true)
[coroutine]: cannot wait here: PHP does not allow to switch coroutines inside a destructor or a signal handler
all is well
