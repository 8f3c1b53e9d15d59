--TEST--
HttpResponse::header(): names are canonical, the last value counts, injections throw
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/response.inc';
$app = response_app(<<<'PHP'
    match ($path) {
        '/good' => $response->end(json_encode([$response->header('x-mIXED', '1'), $response->header('X-Mixed', '2'), $response->header('x-other', '', false)])),
        '/value' => $response->header('X-A', "1\r\nX-Evil: 1"),
        '/name' => $response->header('X A', '1'),
        '/size' => $response->header('X-A', str_repeat('a', 20000)),
    };
    PHP);
echo $app->get('/good', show: ['X-Mixed', 'X-Other']);
echo $app->get('/value', show: ['X-Evil']);
echo $app->get('/name');
echo $app->get('/size');
?>
--EXPECTF--
200 OK
X-Mixed: 2
X-Other:%w| [true,true,true]
200 OK | PG\MSF\Base\Exception: %s
200 OK | PG\MSF\Base\Exception: %s
200 OK | PG\MSF\Base\Exception: %s
