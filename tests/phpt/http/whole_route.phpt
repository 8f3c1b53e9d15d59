--TEST--
A router that implements IRoute itself
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp(['server' => ['route_tool' => 'WholeRoute']]);
foreach ([
    '/any/index',
    '/any/args?x=1&y=2',
    '/any/args?x=3',
    '/any/nope',
    '/',
] as $path) {
    echo $path, ': ', $app->get($path);
}
--EXPECT--
/any/index: 200 OK | hello world!
/any/args?x=1&y=2: 200 OK | ["1","2"]
/any/args?x=3: 200 OK | ["3"]
/any/nope: 404 Not Found | Api not found method(actionNope)
/: 404 Not Found | Api not found method(action)
