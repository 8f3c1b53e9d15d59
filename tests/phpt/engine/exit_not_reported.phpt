--TEST--
a coroutine that has called exit() is no error
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () { exit; });
go(function () { exit(3); });
run();
echo "end\n";
--EXPECT--
end
