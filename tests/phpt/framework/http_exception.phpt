--TEST--
HttpException: status, message, headers, previous
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Route\HttpException;

$e = new HttpException(404, 'no such thing', $p = new LogicException('why'), ['Retry-After' => 5]);
var_dump($e->getStatus(), $e->getCode(), $e->getMessage(), $e->getHeaders(), $e->getPrevious() === $p, $e instanceof PG\MSF\Base\Exception);
$e = new HttpException(599);
var_dump($e->getStatus(), $e->getMessage(), $e->getHeaders(), $e->getPrevious());
foreach ([200, 399, 600, -1] as $status) {
    try {
        new HttpException($status);
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
int(404)
int(404)
string(13) "no such thing"
array(1) {
  ["Retry-After"]=>
  int(5)
}
bool(true)
bool(true)
int(599)
string(0) ""
array(0) {
}
NULL
PG\MSF\Route\HttpException::__construct(): Argument #1 ($status) must be from 400 to 599, 200 given
PG\MSF\Route\HttpException::__construct(): Argument #1 ($status) must be from 400 to 599, 399 given
PG\MSF\Route\HttpException::__construct(): Argument #1 ($status) must be from 400 to 599, 600 given
PG\MSF\Route\HttpException::__construct(): Argument #1 ($status) must be from 400 to 599, -1 given
