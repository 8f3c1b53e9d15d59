--TEST--
an error handler may wait
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

set_error_handler(function ($no, $text) { delay(2); echo "handled $text\n"; return true; });
go(function () { trigger_error('one'); echo "after one\n"; });
go(function () { trigger_error('two'); echo "after two\n"; });
run();
trigger_error('three');
--EXPECT--
handled one
after one
handled two
after two
handled three
