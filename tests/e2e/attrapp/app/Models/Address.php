<?php
namespace App\Models;

use PG\MSF\Attribute\Pattern;

class Address
{
    public function __construct(
        public readonly string $street,
        #[Pattern('/^\d{5}$/', 'must have five digits')] public readonly string $zip,
    ) {
    }
}
