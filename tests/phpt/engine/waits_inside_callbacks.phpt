--TEST--
await() under array_map, usort, iterators and magic methods
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class M { public function __get($n) { delay(1); return "got $n"; } public function __toString() { delay(1); return 'string'; } public static function __callStatic($n, $a) { delay(1); return $n; } }
go(function () {
    echo json_encode(array_map(function ($x) { delay(1); return $x * 2; }, [1, 2, 3])), "\n";
    $a = [3, 1, 2];
    usort($a, function ($x, $y) { delay(1); return $x <=> $y; });
    echo json_encode($a), "\n";
    $m = new M;
    echo $m->foo, " $m ", M::bar(), "\n";
    foreach ((function () { delay(1); yield 1; delay(1); yield 2; })() as $v) { echo $v; }
    echo "\n", preg_replace_callback('/\d/', function ($m) { delay(1); return $m[0] + 1; }, 'a1b2'), "\n";
});
go(function () { for ($i = 0; $i < 10; $i++) { delay(1); usort($GLOBALS['z'], fn ($a, $b) => $a <=> $b); } });
$z = [2, 1];
run();
--EXPECT--
[2,4,6]
[1,2,3]
got foo string bar
12
a2b3
