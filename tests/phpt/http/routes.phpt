--TEST--
Paths find controllers by the naming rules (spec/03 2.3)
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Welcome',
    '/welcome',
    '/Welcome/',
    '/welcome/index',
    '/Welcome/Names',
    '/welcome/get-mock-ids',
    '/Sub/Page',
    '/sub/page/show',
] as $path) {
    echo $path, ': ', $app->get($path);
}
--EXPECT--
/Welcome: 200 OK | hello world!
/welcome: 200 OK | hello world!
/Welcome/: 200 OK | hello world!
/welcome/index: 200 OK | hello world!
/Welcome/Names: 200 OK | ["Welcome","actionNames","HTTP",true]
/welcome/get-mock-ids: 200 OK | ["581af00d4b58d59d22e8d7a6","581198754b58d54465ef4cad"]
/Sub/Page: 200 OK | sub page index
/sub/page/show: 200 OK | sub page show
