--TEST--
an exception that nobody asks for is reported once
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

go(function () { throw new RuntimeException('lost'); });
$kept = go(function () { throw new RuntimeException('kept'); });
run();
echo "run over\n";
$kept = null;
$seen = go(function () { throw new RuntimeException('seen'); });
try { $seen->await(); } catch (RuntimeException $e) { echo $e->getMessage(), "\n"; }
unset($seen);
echo "end\n";
--EXPECTF--
Warning: Uncaught RuntimeException: lost in %s:5
Stack trace:
#0 [internal function]: {closure%S}()
#1 {main}
  thrown in %s on line 5
run over

Warning: Uncaught RuntimeException: kept in %s:6
Stack trace:
#0 [internal function]: {closure%S}()
#1 {main}
  thrown in %s on line 6
seen
end
