--TEST--
from PHP 8.4 on a destructor waits like any other code
--EXTENSIONS--
msf
--SKIPIF--
<?php if (PHP_VERSION_ID < 80400) die("skip destructors cannot wait"); ?>
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class D
{
    public function __construct(private string $name, private $until = null) {}

    public function __destruct()
    {
        echo "$this->name begins\n";
        try {
            $this->until === null ? delay(1) : $this->until->await();
            echo "$this->name ends\n";
        } catch (PG\MSF\Coroutine\Exception $e) {
            echo $e->getMessage(), "\n";
        }
    }
}

// a coroutine waits in it, others run meanwhile
$c = new Channel;
$a = go(function () use ($c) { $d = new D('in a coroutine', $c->goPop()); unset($d); echo "after\n"; });
go(function () use ($c) { echo "meanwhile\n"; $c->push(1); });
$a->await();
unset($a);

// an argument of the coroutine, what its generator holds, its result that nobody takes: by then it is over, and cannot wait
go(function ($d) { }, new D('argument'));
run();
go(function () { $d = new D('generator'); yield 1; return 1; });
run();
go(fn () => new D('result'));
run();

// outside of coroutines, and with an exception on its way
$d = new D('on main');
unset($d);
try { (function () { $d = new D('unwound'); throw new Exception('thrown'); })(); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
go(function () { try { (function () { $d = new D('unwound in a coroutine'); throw new Exception('thrown'); })(); } catch (Exception $e) { echo $e->getMessage(), "\n"; } });
run();

// a cancelled coroutine whose frames go
$f = go(function () { $d = new D('cancelled'); (new Channel)->pop(); });
delay(1);
$f->cancel();
run();
$last = new D('at the end of the script');
--EXPECT--
in a coroutine begins
meanwhile
in a coroutine ends
after
argument begins
argument ends
generator begins
generator ends
result begins
[coroutine]: cannot wait here: the coroutine is at its end
on main begins
on main ends
unwound begins
unwound ends
thrown
unwound in a coroutine begins
unwound in a coroutine ends
thrown
cancelled begins
cancelled ends
at the end of the script begins
at the end of the script ends
