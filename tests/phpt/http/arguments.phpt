--TEST--
Query values are positional arguments, as they came; a type error is a 500
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Welcome/Args?q=1&z=2',
    '/Welcome/Args?z=2&q=1',
    '/Welcome/Args?a[]=1&a[]=2&b',
    '/Welcome/Args',
    '/Welcome/Typed?n=5',
    '/Welcome/Typed?n=x',
] as $path) {
    echo $path, ': ', $app->get($path);
}
--EXPECT--
/Welcome/Args?q=1&z=2: 200 OK | ["1","2"]
/Welcome/Args?z=2&q=1: 200 OK | ["2","1"]
/Welcome/Args?a[]=1&a[]=2&b: 200 OK | [["1","2"],""]
/Welcome/Args: 200 OK | []
/Welcome/Typed?n=5: 200 OK | 5
/Welcome/Typed?n=x: 500 Internal Server Error | Internal Server Error
