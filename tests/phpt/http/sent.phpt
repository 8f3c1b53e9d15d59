--TEST--
Output::sse(), file(), download(), downloadData(), stream(), etag(), lastModified(), cacheControl(), outputJsonp(); typed input
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
echo $app->get('/Sent/Events', ['Last-Event-ID' => '7'], show: ['Content-Type', 'Cache-Control']);
echo substr($app->get('/Sent/Download', show: ['Content-Disposition']), 0, 80), "...\n";
echo substr($app->get('/Sent/File', show: ['Content-Type', 'Cache-Control', 'Accept-Ranges']), 0, 90), "...\n";
echo $app->get('/Sent/Data', show: ['Content-Type', 'Content-Disposition']);
echo $app->get('/Sent/Stream', show: ['Transfer-Encoding']);
echo $app->get('/Sent/Tag', show: ['Cache-Control', 'Etag', 'Last-Modified']);
echo $app->get('/Sent/Tag', ['If-None-Match' => '"t"'], show: ['Etag']);
echo $app->get('/Sent/Jsonp?callback=f', show: ['Content-Type', 'X-Content-Type-Options']);
echo $app->get('/Sent/Jsonp?callback=f()');
echo $app->get('/Sent/Typed');
echo $app->get('/Sent/Typed?i=2&f=3&b=off&s=x&o=q', ['Accept' => 'c/*', 'Authorization' => 'Bearer tok']);
echo $app->get('/Sent/Typed?i=10');
echo $app->get('/Sent/Typed?o=r');
--EXPECT--
200 OK
Cache-Control: no-store
Content-Type: text/event-stream | retry: 50

id: 1
event: kind
data: a
data: b

: c

data: [true,"7"]


200 OK
Content-Disposition: attachment; filename="x y.php" | <?php
namespace App...
200 OK
Cache-Control: private, max-age=5
Accept-Ranges: bytes
Content-Type: text/plain; ch...
200 OK
Content-Disposition: attachment; filename="d.csv"
Content-Type: text/csv; charset=UTF-8 | ab
200 OK
Transfer-Encoding: chunked | x1y
200 OK
Cache-Control: private, max-age=3
Etag: "t"
Last-Modified: Fri, 02 Jan 1970 00:00:00 GMT | whole
304 Not Modified
Etag: "t" | 
200 OK
X-Content-Type-Options: nosniff
Content-Type: application/javascript; charset=UTF-8 | /**/f([1]);
400 Bad Request | The callback must be a JavaScript identifier
200 OK | [1,1.5,null,"d","p","a\/b",null,null,false,true]
200 OK | [2,3,false,"x","q","c\/d","tok",null,false,true]
400 Bad Request | i: must be at most 9
400 Bad Request | o: must be one of p, q
