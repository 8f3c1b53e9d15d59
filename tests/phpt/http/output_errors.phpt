--TEST--
Output that cannot be: no JSON, injected headers and cookies, errors after and in the middle of an answer
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Out/BadJson',
    '/Out/Inject',
    '/Out/BadCookie',
    '/Out/ThrowAfter',
    '/Out/Half',
    '/Out/NoView',
] as $path) {
    echo $path, ': ', $app->get($path, show: ['X-Evil']);
}
TestApp::until(fn() => str_contains($app->log(), 'was not found'));
preg_match_all('~message => \'(.*?)\', code~', $app->log(), $m);
print_r($m[1]);
echo substr_count($app->log('notice'), 'http-code=200 http-code'), "\n";
--EXPECT--
/Out/BadJson: 500 Internal Server Error | Internal Server Error
/Out/Inject: 500 Internal Server Error | Internal Server Error
/Out/BadCookie: 500 Internal Server Error | Internal Server Error
/Out/ThrowAfter: 200 OK | answered
/Out/Half: 200 OK | half (cut)
/Out/NoView: 500 Internal Server Error | Internal Server Error
Array
(
    [0] => The output cannot be encoded as JSON: Malformed UTF-8 characters, possibly incorrectly encoded
    [1] => Header \"X-A\" may not contain line breaks or NUL bytes, and its name must be a token
    [2] => Cookie names cannot be empty or contain any of \"=,; \\t\\r\\n\\v\\f\\0\"
    [3] => after the answer
    [4] => in the middle
    [5] => A template named View/Nope was not found in any folder, please check again
)
0
