--TEST--
one generator cannot be waited for twice at once
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function g() { yield (new Sleep)->goSleep(5); return 1; }
$g = g();
go(function () use ($g) { var_dump(yield $g); });
go(function () use ($g) { try { yield $g; } catch (Error $e) { echo $e->getMessage(), "\n"; } });
run();
function self() { $me = yield; try { yield $me; } catch (Error $e) { echo $e->getMessage(), "\n"; } }
$s = self();
$s->current();
$s->send($s);
go(fn () => $s);
run();
--EXPECT--
Cannot wait for a generator that is running already
int(1)
Cannot wait for a generator that is running already
