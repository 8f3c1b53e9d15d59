--TEST--
Where parameters come from
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Attribute\{Body, Cookie, File, Header, Path, Query, Source};

foreach ([Path::class, Query::class, Body::class, Header::class, Cookie::class, File::class] as $class) {
    printf("%s %s %s\n", $class, var_export((new $class())->name, true), (new $class('other'))->name);
    try {
        new $class('');
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
$b = new Body(strict: true, whole: true);
var_dump($b->strict, $b->whole, (new Body('x'))->strict, is_subclass_of(Body::class, Source::class));
try {
    new Body('x', whole: true);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
PG\MSF\Attribute\Path NULL other
The name of a source must not be empty; leave it out for the parameter's own name
PG\MSF\Attribute\Query NULL other
The name of a source must not be empty; leave it out for the parameter's own name
PG\MSF\Attribute\Body NULL other
The name of a source must not be empty; leave it out for the parameter's own name
PG\MSF\Attribute\Header NULL other
The name of a source must not be empty; leave it out for the parameter's own name
PG\MSF\Attribute\Cookie NULL other
The name of a source must not be empty; leave it out for the parameter's own name
PG\MSF\Attribute\File NULL other
The name of a source must not be empty; leave it out for the parameter's own name
bool(true)
bool(true)
bool(false)
bool(true)
A body as a whole has no name
