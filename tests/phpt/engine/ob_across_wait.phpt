--TEST--
two coroutines with ob_start() across waits do not see each other
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

function page(string $name) { ob_start(); echo "$name 1,"; delay(5); echo "$name 2,"; delay(5); echo "$name 3"; return ob_get_clean(); }
$a = go('page', 'a');
$b = go('page', 'b');
echo "main\n";
echo $a->await(), "\n", $b->await(), "\n";
var_dump(ob_get_level());
--EXPECT--
main
a 1,a 2,a 3
b 1,b 2,b 3
int(0)
