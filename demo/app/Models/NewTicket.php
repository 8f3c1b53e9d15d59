<?php
namespace App\Models;

use PG\MSF\Attribute\{Email, Items, Length};

/**
 * The body of POST /tickets. What does not fit is answered with 400 before the action runs.
 */
class NewTicket
{
    public function __construct(
        #[Length(3, 80)] public readonly string $subject,
        #[Email] public readonly string $from,
        public readonly Priority $priority = Priority::Normal,
        #[Items(max: 3, type: 'string')] public readonly array $tags = [],
    ) {
    }
}
