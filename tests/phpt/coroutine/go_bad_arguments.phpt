--TEST--
errors of the call surface in the awaitable
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

try { go(fn (int $x) => $x, 'no')->await(); } catch (TypeError $e) { echo 'TypeError', "\n"; }
try { go('nothing_there'); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
TypeError
PG\MSF\go(): Argument #1 ($fn) must be a valid callback, function "nothing_there" not found or invalid function name
