--TEST--
Input and Output classes of the application
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp(['http' => ['input' => 'App\\Http\\MyInput', 'output' => ['class' => 'App\\Http\\MyOutput']]]);
foreach ([
    '/In/Note?a=1',
    '/In/Note?a=2',
    '/Welcome',
    '/Welcome/Names',
    '/Pooled/Journal',
] as $path) {
    echo $path, ': ', $app->get($path);
}
--EXPECT--
/In/Note?a=1: 200 OK | {"wrapped":["none","mine:1"]}
/In/Note?a=2: 200 OK | {"wrapped":["none","mine:2"]}
/Welcome: 200 OK | hello world!!
/Welcome/Names: 200 OK | {"wrapped":["Welcome","actionNames","HTTP",true]}
/Pooled/Journal: 200 OK | {"wrapped":["output of App\\Controllers\\Welcome","input destroyed, note none","output of App\\Controllers\\In","input destroyed, note set","output of App\\Controllers\\In","input destroyed, note set","output of App\\Controllers\\Welcome","input destroyed, note none","output of App\\Controllers\\Welcome","input destroyed, note none","output of App\\Controllers\\Pooled"]}
