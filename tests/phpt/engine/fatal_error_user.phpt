--TEST--
E_USER_ERROR and an uncompilable include are contained as well
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$a = go(function () { delay(5); return 'a'; });
error_reporting(E_ALL & ~E_DEPRECATED); // PHP 8.4 has deprecated E_USER_ERROR
go(function () { trigger_error('deadly', E_USER_ERROR); });
go(function () { eval('class X { function f(); }'); });
var_dump($a->await());
--EXPECTF--
Fatal error: deadly in %s on line %d
%AFatal error: Non-abstract method X::f() must contain body in %s : eval()'d code on line 1
string(1) "a"
