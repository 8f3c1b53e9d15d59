--TEST--
HttpResponse::cookie(): a line each, values are encoded, bad names and attributes throw
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/response.inc';
$app = response_app(<<<'PHP'
    match ($path) {
        '/good' => $response->end(json_encode([$response->cookie('a', 'b c;d', 0, '/p', 'example.org', true, true, 'Lax'), $response->cookie('e', 'f')])),
        '/gone' => $response->end(json_encode($response->cookie('a'))),
        '/name' => $response->cookie('a=b', '1'),
        '/path' => $response->cookie('a', '1', 0, "/\r\nX-Evil: 1"),
    };
    PHP);
echo $app->get('/good', show: ['Set-Cookie']);
echo $app->get('/gone', show: ['Set-Cookie']);
echo $app->get('/name');
echo $app->get('/path', show: ['X-Evil']);
?>
--EXPECTF--
200 OK
Set-Cookie: a=b%s3Bd; path=/p; domain=example.org; secure; %s
Set-Cookie: e=f; path=/ | [true,true]
200 OK
Set-Cookie: a=deleted; expires=Thu, 01%s1970 00:00:0%d GMT; %s | true
200 OK | PG\MSF\Base\Exception: %s
200 OK | PG\MSF\Base\Exception: %s
