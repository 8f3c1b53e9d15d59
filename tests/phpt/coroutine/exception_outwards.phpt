--TEST--
uncaught inside it goes to the parent's yield, and after a catch execution goes on
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function a() { yield 1; throw new RuntimeException('first'); }
function b() { try { yield a(); } finally { echo "b finally\n"; } }
await((function () {
    try { yield b(); } catch (RuntimeException $e) { echo $e->getMessage(), "\n"; }
    echo yield 'goes on', "\n";
})());
--EXPECT--
b finally
first
goes on
