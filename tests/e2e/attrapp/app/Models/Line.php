<?php
namespace App\Models;

use PG\MSF\Attribute\Range;

class Line
{
    public function __construct(public string $sku, #[Range(1, 99)] public int $quantity = 1)
    {
    }
}
