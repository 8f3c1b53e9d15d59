<?php
namespace App\Models;

enum Suit: string
{
    case Hearts = 'H';
    case Spades = 'S';
}
