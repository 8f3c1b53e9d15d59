--TEST--
after break() an error is nobody's business; break() returns true
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

var_dump(go(function () { throw new RuntimeException('quiet'); })->break());
run();
echo "end\n";
--EXPECT--
bool(true)
end
