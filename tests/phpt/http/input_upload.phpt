--TEST--
Uploads: nested names, move_uploaded_file(), temporary files go with the request
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();

$body = "--B\r\nContent-Disposition: form-data; name=\"f[k]\"\r\n\r\nv\r\n"
    . "--B\r\nContent-Disposition: form-data; name=\"up\"; filename=\"../a.txt\"\r\nContent-Type: text/plain\r\n\r\nfile body\r\n"
    . "--B\r\nContent-Disposition: form-data; name=\"more[a][b]\"; filename=\"b.bin\"\r\n\r\nxx\r\n--B--\r\n";
$type = 'multipart/form-data; boundary=B';
echo preg_replace('~"[^"]*/msf\w+"~', '"TMP"', $app->post('/In/All', $body, $type));
echo $app->post('/In/Move', $body, $type);
$path = substr(trim($app->post('/In/Tmp', $body, $type)), 9);
var_dump(strlen($path) > 5, TestApp::until(fn() => !file_exists($path)));
--EXPECT--
200 OK | {"get":[],"post":{"f":{"k":"v"}},"both":{"f":{"k":"v"}},"files":{"up":{"name":"a.txt","full_path":"..\/a.txt","type":"text\/plain","tmp_name":"TMP","error":0,"size":9},"more":{"name":{"a":{"b":"b.bin"}},"full_path":{"a":{"b":"b.bin"}},"type":{"a":{"b":""}},"tmp_name":{"a":{"b":"TMP"}},"error":{"a":{"b":0}},"size":{"a":{"b":2}}}}}
200 OK | [true,true,"file body",false]
bool(true)
bool(true)
