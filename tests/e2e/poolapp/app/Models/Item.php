<?php
namespace App\Models;

class Item
{
    public $text = 'some text of an item';
}
