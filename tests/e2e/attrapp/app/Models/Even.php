<?php
namespace App\Models;

/** A constraint of an application. */
#[\Attribute(\Attribute::TARGET_PARAMETER | \Attribute::TARGET_PROPERTY)]
class Even implements \PG\MSF\Attribute\Constraint
{
    public function __construct(private string $message = 'must be even')
    {
    }

    public function check(mixed $value): ?string
    {
        \PG\MSF\delay(1);
        return $value % 2 ? $this->message : null;
    }
}
