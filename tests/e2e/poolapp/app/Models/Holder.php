<?php
namespace App\Models;

use PG\MSF\Models\Model;

/** Cleans up what the pool does not. */
class Holder extends Model
{
    public $user;
    public $list = [];
    protected $cleaned;
    protected $constant = 'd';
    private static $cache = [];

    public function __construct($user = null)
    {
        parent::__construct();
        $this->user = $this->cleaned = $user;
        $this->constant = 'the same for all';
        self::$cache[crc32((string)$user) % 16] = $user;
    }

    public function destroy()
    {
        $this->cleaned = null;
        parent::destroy();
    }
}
