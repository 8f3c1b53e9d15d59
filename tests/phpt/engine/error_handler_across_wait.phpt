--TEST--
error handlers do not cross coroutines
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function noisy(string $name) {
    set_error_handler(function ($no, $text) use ($name) { echo "$name: $text\n"; return true; });
    delay(1000);
    trigger_error("of $name");
    delay(3);
    restore_error_handler();
    trigger_error("unhandled of $name");
}
set_error_handler(function ($no, $text) { echo "main: $text\n"; return true; });
go('noisy', 'a');
go('noisy', 'b');
delay(1);
trigger_error('of main');
run();
trigger_error('main again');
--EXPECT--
main: of main
a: of a
b: of b
main: unhandled of a
main: unhandled of b
main: main again
