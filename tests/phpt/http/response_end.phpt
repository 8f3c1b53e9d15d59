--TEST--
HttpResponse::end(): the whole body, once
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/response.inc';
$app = response_app(<<<'PHP'
    seen($response->end($path === '/empty' ? '' : 'first'), $response->end('second'), $response->header('X-Late', '1'));
    PHP);
echo $app->get('/empty', show: ['Content-Length']);
echo $app->get('/once', show: ['Content-Length']);
echo $app->get('/seen');
?>
--EXPECTF--
200 OK
Content-Length: 0 | 
200 OK
Content-Length: 5 | first
200 OK | [true,false,false]
