--TEST--
what was actually thrown is propagated, with its own trace
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function a() { yield 1; throw new RuntimeException('first'); }
function b() { try { yield a(); } catch (RuntimeException $e) { throw new LogicException('second', 0, $e); } }
await((function () {
    try { yield b(); } catch (LogicException $e) { echo get_class($e), ' ', $e->getMessage(), ' line ', $e->getLine(), ' after ', $e->getPrevious()->getMessage(), ' line ', $e->getPrevious()->getLine(), "\n"; }
})());
--EXPECT--
LogicException second line 6 after first line 5
