--TEST--
HttpResponse::sendfile(): a file with its type; what is none is a warning and nothing sent
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/response.inc';
$app = response_app(<<<'PHP'
    match ($path) {
        '/file' => $response->sendfile(dirname(__DIR__) . '/does/not/exist') || $response->sendfile($GLOBALS['argv'][0]),
        '/none' => $response->end(json_encode([$response->sendfile('/nonexistent/x'), $response->sendfile('/')])),
    };
    PHP);
echo $app->get('/none');
echo $app->get('/file', ['Range' => 'bytes=0-4'], show: ['Content-Range', 'Accept-Ranges']);
?>
--EXPECTF--
200 OK | [false,false]
206 Partial Content
Accept-Ranges: bytes
Content-Range: bytes 0-4/%d | <?php
