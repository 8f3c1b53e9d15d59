--TEST--
after a memory-limit error in one coroutine the others run to their end
--EXTENSIONS--
msf
--INI--
memory_limit=16M
--SKIPIF--
<?php if (getenv('USE_ZEND_ALLOC') === '0') die("skip needs the memory limit of PHP's own allocator"); ?>
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class D { public function __construct(private string $n) {} public function __destruct() { echo "destroyed $this->n\n"; } }
$a = go(function () { $d = new D('a'); delay(10); echo "a goes on\n"; return 'a'; });
$b = go(function () { $x = yield from (function () { yield (new Sleep)->goSleep(10); return 'delegated'; })(); echo "b got $x\n"; return 'b'; });
$c = go(function () { delay(1); $s = str_repeat('x', 100_000_000); echo "never\n"; });
var_dump($a->await(), $b->await());
try { $c->await(); } catch (PG\MSF\Coroutine\Exception $e) { echo $e->getMessage(), "\n"; }
$x = [];
$x[0] = &$x;
unset($x);
var_dump(gc_collect_cycles());
echo "end\n";
--EXPECTF--
Fatal error: Allowed memory size of 16777216 bytes exhausted (tried to allocate %d bytes) in %s on line %d
a goes on
destroyed a
b got delegated
string(1) "a"
string(1) "b"
[coroutine]: the coroutine that was waited for has died of a fatal error
int(1)
end
