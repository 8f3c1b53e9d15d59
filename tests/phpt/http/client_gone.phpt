--TEST--
A GET whose client has gone is cancelled at its wait; a POST goes on
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();

$leave = function (string $method) use ($app) {
    $s = stream_socket_client("tcp://127.0.0.1:$app->port");
    $r = [$s];
    $w = $e = null;
    fwrite($s, "$method /Gen/Long?begin=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    stream_select($r, $w, $e, 5); /* the answer has begun; closing without reading it resets the connection */
    fclose($s);
};
$leave('GET');
var_dump(TestApp::until(fn() => str_contains($app->log('notice'), 'http-code=499'), 2.5), file_exists($app->dir . '/long-ended'));
$leave('POST');
var_dump(TestApp::until(fn() => file_exists($app->dir . '/long-ended')));
--EXPECT--
bool(true)
bool(false)
bool(true)
