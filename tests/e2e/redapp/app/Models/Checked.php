<?php
namespace App\Models;

#[\Attribute(\Attribute::TARGET_PARAMETER | \Attribute::TARGET_PROPERTY)]
class Checked implements \PG\MSF\Attribute\Constraint
{
    public function check(mixed $value): ?string
    {
        Doing::at('check');
        return $value === 'bad' ? 'bad' : null;
    }
}
