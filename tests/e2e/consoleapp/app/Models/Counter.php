<?php
namespace App\Models;

class Counter extends \PG\MSF\Models\Model
{
    public $n = 0;

    public function add()
    {
        return ++$this->n;
    }
}
