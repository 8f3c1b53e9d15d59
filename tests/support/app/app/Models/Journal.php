<?php
namespace App\Models;

class Journal
{
    public static $lines = [];

    public static function add(string $line): void
    {
        self::$lines[] = $line;
    }
}
