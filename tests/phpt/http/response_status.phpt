--TEST--
HttpResponse::status(): the code; one that has no phrase becomes 200
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/response.inc';
$app = response_app(<<<'PHP'
    $set = $response->status((int)substr($path, 1), 'My reason');
    $response->end(json_encode($set));
    PHP);
echo $app->get('/201');
echo $app->get('/404');
echo $app->get('/299');
?>
--EXPECTF--
201 Created | true
404 Not Found | true
200 OK | true
