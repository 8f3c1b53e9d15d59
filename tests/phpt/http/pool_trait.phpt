--TEST--
Objects with the trait MI are bound and reset; destructors run at the end of each request
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Pooled/Mixin',
    '/Pooled/Mixin',
    '/Pooled/Journal',
] as $path) {
    echo $path, ': ', $app->get($path);
}
--EXPECT--
/Pooled/Mixin: 200 OK | ["fresh","actionMixin","App\\Models\\Counted",1]
/Pooled/Mixin: 200 OK | ["fresh","actionMixin","App\\Models\\Counted",1]
/Pooled/Journal: 200 OK | ["controller destroyed with context","destructor","model destroyed with context and one","controller destroyed with context","destructor","model destroyed with context and one"]
