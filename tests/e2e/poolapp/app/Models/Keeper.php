<?php
namespace App\Models;

use PG\MSF\Models\Model;

class Keeper extends Model
{
    public $fine;
    /** Not reset and not cleaned. */
    protected $userOfLastRequest;

    public function remember($user)
    {
        $this->userOfLastRequest = $user;
    }
}
