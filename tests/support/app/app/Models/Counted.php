<?php
namespace App\Models;

/** Example 5.6-4 of the manual. */
class Counted extends \PG\MSF\Models\Model
{
    public $pro1 = 'one';
    public $pro2 = [];
    protected $pro3;
    private $pro4 = 0;

    public function __construct($a = null)
    {
        parent::__construct();
        $this->start = [$this->pro1, $this->pro2, $this->pro3, $this->pro4, $this->getContext() !== null, $a];
    }

    public function touch()
    {
        $this->pro1 = 'changed';
        $this->pro2[] = 1;
        $this->pro3 = 'three';
        $this->pro4++;
        $this->extra = 'dynamic';
        return $this->start;
    }

    public function extra()
    {
        return $this->extra ?? null;
    }

    public function destroy()
    {
        $this->pro3 = null;
        Journal::add('model destroyed with ' . ($this->getContext() ? 'context' : 'no context') . ' and ' . $this->pro1);
        parent::destroy();
    }
}
