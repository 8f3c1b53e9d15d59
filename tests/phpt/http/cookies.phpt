--TEST--
Cookies both ways
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
echo preg_replace('~Max-Age=[1-9]\d+~', 'Max-Age=N', $app->get('/Out/Cookies', show: ['Set-Cookie']));
echo $app->get('/In/One', ['Cookie' => 'uid=a%20b+c; uid=second; x=1']);
--EXPECT--
200 OK
Set-Cookie: plain=a%20b%3Bc; path=/
Set-Cookie: gone=deleted; expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=0; path=/
Set-Cookie: full=v; expires=Wed, 18 May 2033 03:33:20 GMT; Max-Age=N; path=/p; domain=example.com; secure; HttpOnly
Set-Cookie: opts=v; path=/; HttpOnly; SameSite=Lax | ok
200 OK | ["","","","","","dflt","a b c","","","GET","\/In\/One","\/In\/One"]
