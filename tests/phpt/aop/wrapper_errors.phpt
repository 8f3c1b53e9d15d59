--TEST--
Exceptions in functions and method; wrong results of functions; a function that destroys the wrapper or adds functions
--EXTENSIONS--
msf
--FILE--
<?php
use PG\AOP\Factory;

class T
{
    public function fine() { echo "called\n"; return 'fine'; }
    public function fails() { throw new LogicException('of the method'); }
}
function attempt($w, $method = 'fine')
{
    try {
        var_dump($w->$method());
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
$throws = function () { throw new RuntimeException('of the hook'); };
attempt(Factory::create(new T, $throws));
attempt(Factory::create(new T, null, $throws));
attempt(Factory::create(new T, null, $throws), 'fails');
attempt(Factory::create(new T, fn() => 'text'));
attempt(Factory::create(new T, fn() => ['method' => 5]));
attempt(Factory::create(new T, fn() => ['arguments' => 5]));
$w = Factory::create(new T);
$w->registerOnBefore(function () use ($w) { $w->destroy(); });
attempt($w);
attempt($w);
$w = Factory::create(new T);
$w->registerOnBefore(function () use ($w) { $w->registerOnBefore(function () { echo "added\n"; }); });
attempt($w);
attempt($w);
--EXPECT--
RuntimeException: of the hook
called
RuntimeException: of the hook
LogicException: of the method
TypeError: A function of an AOP wrapper must return an array with the keys "method", "arguments" and "result", or null; it returned string
TypeError: A function of an AOP wrapper must leave a string in "method" and an array in "arguments"
TypeError: A function of an AOP wrapper must leave a string in "method" and an array in "arguments"
called
string(4) "fine"
Error: Call of fine() through an AOP wrapper that has been destroyed
called
string(4) "fine"
added
called
string(4) "fine"
