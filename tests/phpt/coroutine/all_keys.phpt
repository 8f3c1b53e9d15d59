--TEST--
all() waits for everything together and keeps keys and order
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$t = microtime(true);
var_dump(json_encode(all(['x' => function () { delay(900); return 1; }, 5 => function () { delay(800); return 2; }, 'plain', 'g' => (function () { return yield 3; })()])));
var_dump((microtime(true) - $t) * 1000 < 1690);
var_dump(all([]), json_encode(all(new ArrayIterator(['k' => go(fn () => 'v')]))));
--EXPECT--
string(31) "{"x":1,"5":2,"6":"plain","g":3}"
bool(true)
array(0) {
}
string(9) "{"k":"v"}"
