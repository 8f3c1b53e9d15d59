<?php
namespace App\Models;

class Item
{
    public function __construct(#[Checked] public string $name = 'none')
    {
        Doing::at('dto');
    }

    public function __destruct()
    {
        Doing::at('destruct');
    }
}
