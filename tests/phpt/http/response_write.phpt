--TEST--
HttpResponse::write(): pieces, as many as there are, then the last one
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/response.inc';
$app = response_app(<<<'PHP'
    $sent = [$response->write('a'), $response->write(''), $response->write(str_repeat('b', 5))];
    $sent[] = $response->end('c');
    seen(...$sent, ...[$response->write('late')]);
    PHP);
echo $app->get('/x', show: ['Transfer-Encoding', 'Content-Length']);
echo $app->get('/seen');
?>
--EXPECTF--
200 OK
Transfer-Encoding: chunked | abbbbbc
200 OK | [true,true,true,true,false]
