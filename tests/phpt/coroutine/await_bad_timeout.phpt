--TEST--
a negative time-out is refused
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

try { go(fn () => 1)->await(-1); } catch (ValueError $e) { echo $e->getMessage(), "\n"; }
try { await(1, -1); } catch (ValueError $e) { echo $e->getMessage(), "\n"; }
try { delay(-1); } catch (ValueError $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
PG\MSF\Coroutine\Base::await(): Argument #1 ($timeoutMs) must be greater than or equal to 0
PG\MSF\await(): Argument #2 ($timeoutMs) must be greater than or equal to 0
PG\MSF\delay(): Argument #1 ($ms) must be greater than or equal to 0
