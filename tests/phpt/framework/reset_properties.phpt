--TEST--
resetProperties() by level, readonly and inherited private properties, typed references
--EXTENSIONS--
msf
--FILE--
<?php
class Base extends PG\MSF\Base\Core
{
    private $p = 'base private';
    public function setP($v) { $this->p = $v; return $this; }
    public function getP() { return $this->p; }
}
class Some extends Base
{
    public $a = 'a', $list = [1], $object;
    protected $b = 'b';
    private $c = 'c';
    public int $n = 5;
    public ?int $none = null;
    public readonly int $once;
    public static $s = 'static';
    const K = 'const';
    public $k = self::K . '!';
    public function spoil()
    {
        $this->a = $this->list = $this->b = $this->c = $this->k = 'x';
        $this->object = new stdClass;
        $this->n = $this->none = 7;
        $this->once = 1;
        self::$s = 'kept';
        unset($this->list);
        $this->dyn = 1;
        return $this->setP('x');
    }
    public function show() { return json_encode([$this->a, $this->list ?? 'unset', $this->object, $this->b, $this->c, $this->n, $this->none, isset($this->once), isset($this->dyn), $this->k, $this->getP(), self::$s]); }
}
foreach ([null, 0, 1, 2, 3, 4, 7] as $level) {
    $o = (new Some)->spoil();
    $o->__DSLevel = $level;
    $o->__useCount = 3;
    $o->resetProperties();
    echo var_export($level, true), ' ', $o->show(), ' ', $o->__useCount, "\n";
}
$o = new Some;
$r = &$o->n;
$o->resetProperties();
$r = 'no longer typed';
var_dump($o->n, $o->spoil()->n);
--EXPECT--
NULL ["a",[1],null,"x","x",5,null,false,false,"const!","x","kept"] 3
0 ["x","unset",{},"x","x",7,7,false,false,"x","x","kept"] 3
1 ["a",[1],null,"x","x",5,null,false,false,"const!","x","kept"] 3
2 ["x","unset",{},"b","x",7,7,false,false,"x","x","kept"] 3
3 ["a",[1],null,"b","x",5,null,false,false,"const!","x","kept"] 3
4 ["x","unset",{},"x","c",7,7,false,false,"x","base private","kept"] 3
7 ["a",[1],null,"b","c",5,null,false,false,"const!","base private","kept"] 3
int(5)
int(7)
