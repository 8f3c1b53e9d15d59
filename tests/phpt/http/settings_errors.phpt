--TEST--
Wrong settings stop the start and name file and key
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
foreach ([
    ['http_server' => ['limits' => ['fields' => 0]]], ['http_server' => ['limits' => ['body' => '8X']]], ['http_server' => ['trusted_proxies' => ['10.0.0.0/33']]],
    ['monitor' => ['allow' => ['nonsense']]], ['http' => ['input' => 'No\Such']], ['http' => ['output' => 'App\AppServer']],
    ['http_server' => ['cancel_on_disconnect' => 'perhaps']], ['http_server' => ['request_timeout' => -1]], ['http' => ['domain' => ['host' => 'x']]],
] as $config) {
    $dir = sys_get_temp_dir() . '/msf-phpt-' . bin2hex(random_bytes(6));
    mkdir("$dir/config", 0700, true);
    file_put_contents("$dir/config/test.json", json_encode(array_replace_recursive(['http_server' => ['port' => 1]], $config)));
    $p = proc_open(TestApp::command(), [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes, null, ['MSF_TEST_DIR' => $dir] + getenv());
    $out = stream_get_contents($pipes[1]);
    $status = proc_close($p);
    preg_match('~test\.json: .*~', $out, $m);
    echo $status > 0 ? 'refused ' : 'STARTED ', $m[0] ?? $out, "\n";
    array_map('unlink', glob("$dir/config/*"));
    exec('rm -rf ' . escapeshellarg($dir));
}
--EXPECT--
refused test.json: http_server.limits.fields: expected a whole number from 1 to 1000000, got 0
refused test.json: http_server.limits.body: expected a size from 0 to 9223372036854775807 bytes (such as 65536, 64k, 8M), got the string '8X'
refused test.json: http_server.trusted_proxies: expected a list of at most 64 networks such as 10.0.0.0/8
refused test.json: monitor.allow: expected a list of at most 64 networks such as 10.0.0.0/8
refused test.json: http.input: expected the name of a class that extends PG\MSF\Base\Input
refused test.json: http.output: expected the name of a class that extends PG\MSF\Base\Output
refused test.json: http_server.cancel_on_disconnect: expected true or false, got the string 'perhaps'
refused test.json: http_server.request_timeout: expected a whole number from 0 to 86400000, got -1
refused test.json: http.domain: expected a map of host names, each with `root` and `index`
