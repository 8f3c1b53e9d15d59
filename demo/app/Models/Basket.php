<?php
namespace App\Models;

use PG\MSF\Models\Model;

/**
 * A pooled object with a property of each visibility.
 */
class Basket extends Model
{
    public ?string $public = null;
    protected ?string $protected = null;
    private ?string $private = null;

    public function fill(string $text): static
    {
        $this->public = $this->protected = $this->private = $text;
        return $this;
    }

    public function show(): array
    {
        return ['used' => $this->__useCount, 'public' => $this->public, 'protected' => $this->protected, 'private' => $this->private];
    }
}
