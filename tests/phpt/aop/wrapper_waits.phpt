--TEST--
Functions and methods that wait, and generators as functions; two coroutines through one wrapper
--EXTENSIONS--
msf
--FILE--
<?php
use PG\AOP\Factory;
use function PG\MSF\{all, go};

function pause($ms) { return (new PG\MSF\Coroutine\Sleep)->goSleep($ms); }
class T
{
    public function waits($n) { pause(5)->await(); return $n; }
    public function yields($n) { yield pause(1); return $n; }
}
$log = [];
$w = Factory::create(new T, function ($m, $a) { yield pause(2); return ['arguments' => [$a[0] * 10]]; }, function ($m, $a, $r) { pause(2)->await(); return ['result' => [$r]]; });
echo json_encode([$w->waits(1)]), "\n";
echo json_encode(all([go(fn() => $w->waits(2)), go(fn() => $w->waits(3)), go(fn() => $w->waits(4))])), "\n";
$w = Factory::create(new T);
echo json_encode(go(function () use ($w) { return yield $w->yields(7); })->await()), "\n";
$w = Factory::create(new T, function () { yield pause(1); throw new LogicException('later'); });
try {
    $w->waits(1);
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
[[10]]
[[20],[30],[40]]
7
later
