<?php
namespace App\Models;

/** An object whose constructor waits. */
class Waits
{
    public string $state = 'new';

    public function __construct(public int $ms, public string $tag)
    {
        \PG\MSF\delay($ms);
        $this->state = "waited for $tag";
    }
}
