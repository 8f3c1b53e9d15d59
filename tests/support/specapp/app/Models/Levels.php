<?php
namespace App\Models;

/** One property of each visibility. `found` is static: what the constructor saw. */
class Levels extends \PG\MSF\Models\Model
{
    public static $found = [];
    public $pub = 'pub';
    protected $pro = 'pro';
    private $pri = 'pri';

    public function __construct(...$args)
    {
        self::$found = [$this->pub, $this->pro, $this->pri, $args, $this->getContext() !== null, get_object_vars($this)['dyn'] ?? null];
    }

    public function change(): void
    {
        $this->pub = $this->pro = $this->pri = 'changed';
        $this->dyn = 'dynamic';
    }
}
