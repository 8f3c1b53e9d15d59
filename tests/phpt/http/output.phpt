--TEST--
Bodies, types and status codes
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Out/Array',
    '/Out/Null',
    '/Out/Json',
    '/Out/Twice',
    '/Out/Code?code=204',
    '/Out/Code?code=299',
    '/Out/Code?code=418',
    '/Out/Code?code=451',
    '/Out/Redirect',
    '/Out/Stream',
    '/Out/Echo',
] as $path) {
    echo $path, ': ', $app->get($path, show: ['Content-Type', 'Location']);
}
--EXPECT--
/Out/Array: 200 OK
Content-Type: application/json | {
    "a": 1,
    "b": "你\/"
}
/Out/Null: 200 OK
Content-Type: application/json | null
/Out/Json: 201 Created
Content-Type: application/json; charset=UTF-8 | {"a":1,"b":"\u4f60\/"}
/Out/Twice: 200 OK
Content-Type: text/html | first
/Out/Code?code=204: 204 No Content | 
/Out/Code?code=299: 200 OK
Content-Type: text/html | x
/Out/Code?code=418: 200 OK
Content-Type: text/html | x
/Out/Code?code=451: 451 Unavailable For Legal Reasons
Content-Type: text/html | x
/Out/Redirect: 303 See Other
Location: /Welcome | 
/Out/Stream: 200 OK
Content-Type: text/html | one two three
/Out/Echo: 200 OK
Content-Type: text/html | body
