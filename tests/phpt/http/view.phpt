--TEST--
Views: default name, given name, escaping
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Out/View',
    '/Out/ViewNamed',
] as $path) {
    echo $path, ': ', $app->get($path, show: ['Content-Type']);
}
--EXPECT--
/Out/View: 200 OK
Content-Type: text/html; charset=UTF-8 | <h1>&lt;b&gt;</h1>
<p>X</p>
<p>Y</p>

/Out/ViewNamed: 200 OK
Content-Type: text/html; charset=UTF-8 | other: named
