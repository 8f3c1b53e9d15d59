--TEST--
yield from works natively, results and exceptions included
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function leaf() { $a = yield go(fn () => 'a'); try { yield go(fn () => throw new LogicException('b')); } catch (LogicException $e) { $a .= $e->getMessage(); } return $a; }
function mid() { $r = yield from leaf(); $r .= yield 'c'; yield from [1, 2]; return $r; }
var_dump(await(mid()));
function fails() { yield (new Sleep)->goSleep(1); throw new LogicException('deep'); }
function outer() { try { yield from fails(); } catch (LogicException $e) { return 'caught ' . $e->getMessage(); } }
var_dump(await(outer()));
--EXPECT--
string(3) "abc"
string(11) "caught deep"
