<?php
namespace App\Models;

class Node
{
    public function __construct(public int $value, public ?Node $next = null)
    {
    }
}
