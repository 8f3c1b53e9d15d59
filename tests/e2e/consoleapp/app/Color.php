<?php
namespace App;

enum Color: string
{
    case Red = 'red';
    case Blue = 'blue';
}
