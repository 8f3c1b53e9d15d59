<?php
namespace App\Models;

/**
 * The same, for requests that take it with a stricter reset level: pools are per class.
 */
class CleanBasket extends Basket
{
}
