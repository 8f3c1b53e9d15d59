--TEST--
exit() on the main stack lets the coroutines end
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () { delay(2); echo "co\n"; });
echo "main\n";
exit(0);
--EXPECT--
main
co
