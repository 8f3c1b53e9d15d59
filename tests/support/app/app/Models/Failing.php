<?php
namespace App\Models;

class Failing extends \PG\MSF\Models\Model
{
    public function __construct($throw = false)
    {
        if ($throw) {
            throw new \DomainException('constructor of a model');
        }
    }

    public function destroy()
    {
        throw new \RuntimeException('destroy failed');
    }
}
