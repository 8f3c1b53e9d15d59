<?php
namespace App;

class AppServer extends \PG\MSF\MSFServer
{
}
