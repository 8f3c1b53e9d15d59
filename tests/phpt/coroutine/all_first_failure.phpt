--TEST--
all() throws the first failure in time; the others go on, their failures are not reported
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$slow = go(function () { delay(400); echo "slow goes on\n"; throw new LogicException('second'); });
try {
    all([$slow, function () { delay(5); throw new RuntimeException('first'); }]);
} catch (RuntimeException $e) { echo $e->getMessage(), "\n"; }
unset($slow);
run();
echo "end\n";
--EXPECT--
first
slow goes on
end
