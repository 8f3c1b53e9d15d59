--TEST--
destructors of what a coroutine leaves behind run when it is over
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class D
{
    public function __destruct()
    {
        try { delay(1); echo "waited\n"; } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
        $GLOBALS['later'][] = go(function () { echo "started by a destructor\n"; });
        $fill = [];
        for ($i = 0; $i < 50; $i++) { $fill[] = go(function () { }); } // takes the memory of what is gone
    }
}
go(fn () => new D);
run();
go(function () { throw new class extends Exception { public D $d; public function __construct() { $this->d = new D; } public function __toString(): string { return 'thrown'; } }; });
run();
--EXPECTF--
[coroutine]: cannot wait here: the coroutine is at its end
started by a destructor

Warning: Uncaught thrown
  thrown in %s on line %d
[coroutine]: cannot wait here: the coroutine is at its end
started by a destructor
