--TEST--
What is no action of a controller answers 404: other spellings, hidden and inherited methods, abstract and foreign classes
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Nope',
    '/Nope/x',
    '/Sub',
    '/Welcome/Nope',
    '/Welcome/Hidden',
    '/Welcome/Static',
    '/Welcome/destroy',
    '/Abstracted',
    '/Plain',
    '/Controller',
    '//Welcome//Index',
    '/WELCOME',
    '/welcome/getmockids',
    '/nope.txt',
    '/Welcome.php',
] as $path) {
    echo $path, ': ', $app->get($path, [], 'GET', '', []);
}
--EXPECT--
/Nope: 404 Not Found | Api not found controller(Nope\Index)
/Nope/x: 404 Not Found | Api not found controller(Nope\X)
/Sub: 404 Not Found | Api not found controller(Sub\Index)
/Welcome/Nope: 404 Not Found | Api not found method(actionNope)
/Welcome/Hidden: 404 Not Found | Api not found method(actionHidden)
/Welcome/Static: 404 Not Found | Api not found method(actionStatic)
/Welcome/destroy: 404 Not Found | Api not found method(actionDestroy)
/Abstracted: 404 Not Found | Api not found controller(Abstracted\Index)
/Plain: 404 Not Found | Api not found controller(Plain\Index)
/Controller: 404 Not Found | Api not found method(actionIndex)
//Welcome//Index: 404 Not Found | Api not found controller(Welcome\\Index)
/WELCOME: 404 Not Found | Api not found controller(WELCOME\Index)
/welcome/getmockids: 404 Not Found | Api not found method(actionGetmockids)
/nope.txt: 404 Not Found | 
/Welcome.php: 403 Forbidden | 
