--TEST--
Requests that wait at the same time keep their own parameters
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();

for ($i = 0; $i < 50; $i++) {
    $s[$i] = stream_socket_client("tcp://127.0.0.1:$app->port");
    fwrite($s[$i], "GET /Guarded/Args?a=$i HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
}
$wrong = 0;
foreach ($s as $i => $socket) {
    $wrong += !str_ends_with(stream_get_contents($socket), "\r\n\r\n[\"$i\",\"$i\",\"actionArgs\"]");
}
echo "$wrong wrong\n";
--EXPECT--
0 wrong
