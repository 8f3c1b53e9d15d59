--TEST--
The trait PG\AOP\MI in classes of the application, without a request
--EXTENSIONS--
msf
--FILE--
<?php
class T
{
    use PG\AOP\MI;
    public $x = 1;
    protected $y = 2;

    public function spoil()
    {
        $this->x = $this->y = 9;
        return $this;
    }

    public function show()
    {
        return json_encode([$this->x, $this->y]);
    }
}

class U extends T
{
}

foreach ([null, 1, 3] as $level) {
    $t = (new U)->spoil();
    $t->__DSLevel = $level;
    $t->resetProperties();
    echo $t->show(), "\n";
}
var_dump($t->getContext(), $t->getParent(), T::__supportAutoDestroy('T'));
$t->context = new PG\MSF\Helpers\Context;
var_dump($t->getContext() === $t->context);
try {
    $t->getObject('stdClass');
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
echo implode((new ReflectionClass('T'))->getTraitNames()), "\n";
--EXPECT--
[1,9]
[1,9]
[1,2]
NULL
NULL
NULL
bool(true)
getObject() needs a request context: call it inside a request, or use PG\MSF\Base\Pool::getInstance()->get()
PG\AOP\MI
