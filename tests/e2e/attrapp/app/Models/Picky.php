<?php
namespace App\Models;

class Picky
{
    public function __construct(public string $text)
    {
        if ($text === 'no') {
            throw new \DomainException('secret of the constructor');
        }
    }
}
