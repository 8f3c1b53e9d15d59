<?php
namespace App\Models;

use PG\MSF\Attribute\{Body, Items, Length};

class Order
{
    public function __construct(
        #[Length(1, 10)] public string $customer,
        public Address $address,
        #[Items(1, 5, Line::class)] public array $lines,
        public ?\DateTimeImmutable $due = null,
        public Level $level = Level::Low,
        #[Body('coupon_code')] public ?string $coupon = null,
    ) {
    }
}
