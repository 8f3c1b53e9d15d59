--TEST--
The monitor page refuses other machines and says which line opens it
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$ip = trim(explode(' ', shell_exec('hostname -I') ?: '')[0]);
$app = new TestApp(['http_server' => ['socket' => '0.0.0.0']]);
$ask = function () use (&$app, $ip) {
    return str_replace($ip, 'IP', TestApp::until(fn() => @stream_socket_client("tcp://$ip:$app->port", $c, $t, 1), 5) ? $app->get('/Monitor', to: $ip) : '');
};
echo $ask();
$app = new TestApp(['http_server' => ['socket' => '0.0.0.0'], 'monitor' => ['allow' => ["$ip/32"]]]);
echo substr($ask(), 0, 18), "\n";
--EXPECT--
403 Forbidden | Forbidden: the built-in controller Monitor answers this machine only. To allow IP, add to the configuration: 'http' => ['builtin' => ['monitor' => ['IP']]]
200 OK | {"worker"
