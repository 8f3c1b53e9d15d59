<?php
namespace App\Models;

enum Priority: string
{
    case Low = 'low';
    case Normal = 'normal';
    case High = 'high';
}
