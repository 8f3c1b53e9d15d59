<?php
namespace App\Controllers;

class Heir extends Base
{
}
