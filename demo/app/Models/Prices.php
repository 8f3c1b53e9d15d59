<?php
namespace App\Models;

use PG\MSF\Models\Model;
use function PG\MSF\delay;

/**
 * Knows prices, slowly.
 */
class Prices extends Model
{
    public function of(string $thing): float
    {
        delay(50);
        return strlen($thing) * 1.25;
    }
}
