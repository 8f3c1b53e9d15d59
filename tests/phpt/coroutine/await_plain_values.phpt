--TEST--
await() of a plain value is the value
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

var_dump(await(1), await('x'), await(null), await(['a' => go(fn () => 2), 3]));
--EXPECT--
int(1)
string(1) "x"
NULL
array(2) {
  ["a"]=>
  int(2)
  [0]=>
  int(3)
}
