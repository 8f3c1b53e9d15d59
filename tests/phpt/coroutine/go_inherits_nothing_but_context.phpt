--TEST--
arguments are copied by value and the callable may be a method
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

class T { public function __construct(private int $n) {} public function m(int $x) { return $this->n * $x; } public static function s() { return 's'; } public function __invoke() { return 'i'; } }
echo go([new T(3), 'm'], 4)->await(), go('T::s')->await(), go(new T(1))->await(), go('strlen', 'abc')->await(), go((new T(2))->m(...), 5)->await(), "\n";
--EXPECT--
12si310
