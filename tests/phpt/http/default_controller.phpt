--TEST--
With http.default_controller the root and unknown paths run it
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp(['http' => ['default_controller' => 'Welcome', 'default_method' => 'Names']]);
foreach ([
    '/',
    '/Nope/x',
    '/Welcome/Nope',
    '/Sub/Page/Show',
    '/welcome/index',
    '/nope.txt',
] as $path) {
    echo $path, ': ', $app->get($path);
}
--EXPECT--
/: 200 OK | ["Welcome","actionNames","HTTP",true]
/Nope/x: 200 OK | ["Nope\\X","actionNames","HTTP",true]
/Welcome/Nope: 404 Not Found | Api not found method(actionNope)
/Sub/Page/Show: 200 OK | sub page show
/welcome/index: 200 OK | hello world!
/nope.txt: 404 Not Found | 
