--TEST--
A router of the application: each request has a clone of it
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp(['server' => ['route_tool' => 'OwnRoute']]);
foreach ([
    '/alias/one',
    '/alias/two',
    '/alias/one',
    '/Welcome',
    '/welcome/names',
    '/Nope/x',
    '/Welcome/Nope',
    '/note.txt',
    '/',
] as $path) {
    echo $path, ': ', $app->get($path);
}
--EXPECT--
/alias/one: 200 OK | ["one"]
/alias/two: 200 OK | ["two"]
/alias/one: 200 OK | ["one"]
/Welcome: 200 OK | hello world!
/welcome/names: 200 OK | ["Welcome","actionNames","HTTP",true]
/Nope/x: 404 Not Found | Api not found controller(Nope\X)
/Welcome/Nope: 404 Not Found | Api not found method(actionNope)
/note.txt: 200 OK | a text file

/: 200 OK | <p>index of the test application
