<?php
namespace App\Controllers\Sub;

use PG\MSF\Attribute\Get;
use PG\MSF\Controllers\Controller;

abstract class Base extends Controller
{
    #[Get('/inherited')]
    public function inherited()
    {
        return static::class;
    }
}
