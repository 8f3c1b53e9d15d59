--TEST--
Server: methods that the framework calls itself
--EXTENSIONS--
msf
--FILE--
<?php
class TestServer extends PG\MSF\MSFServer
{
}
$server = (new ReflectionClass(TestServer::class))->newInstanceWithoutConstructor();
$server->onErrorHandle = function ($message, $log) { echo "$message: $log\n"; };
var_dump($server->onClose(null, 5));
error_reporting(E_ALL & ~E_NOTICE);
var_dump($server->displayErrorHandler(E_NOTICE, 'quiet', 'f.php', 3));
$server->displayErrorHandler(E_WARNING, 'loud', '/x/f.php', 3, []);
$server->checkErrors();
PG\MSF\Server::setProcessTitle('msf of a test');
echo substr(strtr(file_get_contents('/proc/self/cmdline'), "\0", ' '), 0, 13), "\n";
fclose(STDERR); // where startFailed() writes
PG\MSF\Server::startFailed(new Exception('why'));
echo "still here\n";
--EXPECT--
NULL
bool(false)
服务器发生严重错误: WORKER Error loud (/x/f.php:3)
msf of a test
still here
