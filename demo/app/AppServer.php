<?php
namespace App;

use PG\MSF\MSFServer;

/**
 * The application's server: a place for hooks (manual 4.1). Every hook of spec'd name may be overridden; call the parent.
 */
class AppServer extends MSFServer
{
    const SERVER_NAME = 'msf-demo';
}
