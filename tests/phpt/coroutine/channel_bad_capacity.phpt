--TEST--
a negative capacity is refused
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

try { new Channel(-1); } catch (ValueError $e) { echo $e->getMessage(), "\n"; }
try { foreach (new Channel as &$v) { } } catch (Error $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
PG\MSF\Coroutine\Channel::__construct(): Argument #1 ($capacity) must be between 0 and 1073741823
An iterator cannot be used with foreach by reference
