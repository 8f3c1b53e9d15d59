<?php
namespace App\Models;

use PG\MSF\Models\Model;

class StateBase extends Model
{
    private $parents = 'd';
    public function parents($v = null) { return $v === null ? $this->parents : $this->parents = $v; }
}

/** Shows what it finds when it is taken, and is spoilt afterwards. */
class State extends StateBase
{
    public $pub = 'd', $other;
    public int $typed;
    protected $pro = 'd';
    private $pri = 'd';
    public static $destroyed = 0;
    private $mayFail = false;

    public function __construct($spoil = null)
    {
        if ($spoil === 'ctor') {
            $this->spoil('ctor');
            throw new \DomainException('constructor');
        }
    }

    public function found()
    {
        return [$this->pub, $this->other, isset($this->typed), $this->pro, $this->pri, $this->parents(), isset($this->dyn), isset($this->context['mark']),
            $this->getContext()->getUserDefined('mark'), $this->getIsDestroy()];
    }

    public function spoil($v, $failing = false)
    {
        $this->pub = $this->other = $this->pro = $this->pri = $this->dyn = "SPOILT $v";
        $this->parents("SPOILT $v");
        $this->typed = 1;
        $this->mayFail = $failing;
        $this->getContext()['mark'] = "SPOILT $v";
        $this->getContext()->setUserDefined('mark', "SPOILT $v");
        return $this;
    }

    public function destroy()
    {
        self::$destroyed++;
        $fail = $this->mayFail;
        $this->mayFail = false;
        parent::destroy();
        if ($fail === 'throw') {
            throw new \LogicException('destroy failed');
        }
        if ($fail === 'exit') {
            exit('from destroy');
        }
    }
}
