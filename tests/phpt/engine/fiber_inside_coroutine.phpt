--TEST--
a userland Fiber inside a coroutine may wait; the whole coroutine waits
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () {
    $fiber = new Fiber(function ($x) {
        echo "fiber $x\n";
        delay(800);
        $y = Fiber::suspend('suspended');
        delay(5);
        echo "fiber $y\n";
        try { (new Sleep)->goSleep(3000)->await(2); } catch (TimeoutException) { echo "timeout in fiber\n"; }
        return 'returned';
    });
    var_dump($fiber->start('a'));
    delay(1);
    $fiber->resume('b');
    var_dump($fiber->getReturn(), Fiber::getCurrent());
});
go(function () { delay(2); echo "meanwhile\n"; try { Fiber::suspend(); } catch (FiberError $e) { echo $e->getMessage(), "\n"; } });
run();
--EXPECT--
fiber a
meanwhile
Cannot suspend outside of a fiber
string(9) "suspended"
fiber b
timeout in fiber
string(8) "returned"
NULL
