--TEST--
Running out of memory, in a request or in a coroutine that it started: 500 for its own request, and a new worker
--EXTENSIONS--
msf
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die('skip needs the memory limit of PHP\'s own allocator');
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();

$replaced = function (string $path) use ($app) {
    $pid = $app->get('/Gen/Pid');
    echo $app->get($path);
    var_dump(TestApp::until(fn() => ($p = $app->get('/Gen/Pid')) !== $pid && str_starts_with($p, '200')));
};
$replaced('/Gen/Fatal');
$replaced('/Gen/ChildFatal');
var_dump(TestApp::until(fn() => substr_count($app->log(), 'WORKER EXIT UNEXPECTED Allowed memory size') === 2));
--EXPECT--
500 Internal Server Error | Internal Server Error
bool(true)
200 OK | started
bool(true)
bool(true)
