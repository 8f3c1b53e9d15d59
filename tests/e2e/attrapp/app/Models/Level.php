<?php
namespace App\Models;

enum Level: int
{
    case Low = 1;
    case High = 9;
}
