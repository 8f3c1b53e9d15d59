--TEST--
a script that ends runs its coroutines to their end, shutdown functions included
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

register_shutdown_function(function () { echo "shutdown\n"; go(function () { delay(1); echo "late\n"; }); });
go(function () { delay(5); echo "a\n"; });
echo "end of script\n";
--EXPECT--
end of script
shutdown
late
a
