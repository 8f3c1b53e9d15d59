<?php
namespace App\Models;

class OwnInput extends \PG\MSF\Base\Input
{
    public function get($index)
    {
        return 'OWN ' . parent::get($index);
    }

    public function int($index): int
    {
        return (int)parent::get($index);
    }
}
