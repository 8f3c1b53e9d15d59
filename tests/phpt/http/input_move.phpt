--TEST--
Input::moveTo(): within a file system and to another one, errors
--EXTENSIONS--
msf
--SKIPIF--
<?php is_writable('/dev/shm') or die('skip needs /dev/shm'); ?>
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
$type = 'multipart/form-data; boundary=B';
$upload = fn(string $content, string $name = 'a.txt') => "--B\r\nContent-Disposition: form-data; name=\"up\"; filename=\"$name\"\r\n\r\n$content\r\n--B--\r\n";
$big = str_repeat('0123456789', 300000);
foreach ([$app->dir . '/moved', '/dev/shm/msf-moved-' . getmypid()] as $to) {
    echo $app->post('/In/MoveTo?to=' . urlencode($to), $upload($big), $type);
    var_dump(file_get_contents($to) === $big, decoct(fileperms($to) & 0777 & umask()), glob($to . '.*'));
    unlink($to);
}
echo str_replace(trim(json_encode($app->dir), '"'), 'DIR', $app->post('/In/MoveTo?to=' . urlencode($app->dir . '/none/x'), $upload('x'), $type));
echo $app->post('/In/MoveTo?to=/dev/shm/none/x', $upload('x'), $type);
echo $app->post('/In/MoveTo?twice=1&to=' . urlencode($app->dir . '/y'), $upload('x'), $type);
echo $app->post('/In/MoveTo?to=/x', $upload('', ''), $type);
echo $app->post('/In/MoveTo?to=/x', 'up=1', 'application/x-www-form-urlencoded');
echo $app->post('/In/MoveTo?to=/x', str_replace('"up"', '"up[]"', $upload('x')), $type);
--EXPECT--
200 OK | [true,false]
bool(true)
string(1) "0"
array(0) {
}
200 OK | [true,false]
bool(true)
string(1) "0"
array(0) {
}
200 OK | "The upload \"up\" cannot be moved to \"DIR\/none\/x\": No such file or directory"
200 OK | "The upload \"up\" cannot be moved to \"\/dev\/shm\/none\/x\": No such file or directory"
200 OK | "The upload \"up\" cannot be moved: it is none, was moved already, or may not go there"
400 Bad Request | up: no file was chosen
400 Bad Request | up: is required
400 Bad Request | up: must be one file
