--TEST--
HttpResponse::gzip(): compresses text for clients that accept it
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/response.inc';
$app = response_app(<<<'PHP'
    if ($path === '/level') {
        $response->gzip(10);
    }
    $response->gzip(9);
    $response->end(str_repeat('text ', 1000));
    PHP);
$plain = $app->get('/plain', show: ['Content-Encoding', 'Content-Length']);
echo substr($plain, 0, 40), strlen($plain) > 5000 ? ' whole' : '', "\n";
[$head, $body] = explode(' | ', $app->get('/packed', ['Accept-Encoding' => 'gzip'], show: ['Content-Encoding', 'Vary']), 2);
echo $head, "\n";
var_dump(gzdecode(substr($body, 0, -1)) === str_repeat('text ', 1000));
echo $app->get('/level', ['Accept-Encoding' => 'identity']);
?>
--EXPECTF--
200 OK
Content-Length: 5000 | text text  whole
200 OK
%AContent-Encoding: gzip%A
bool(true)
200 OK | ValueError: %s must be between 1 and 9
