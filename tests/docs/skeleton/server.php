<?php
define('ROOT_PATH', __DIR__);
define('APP_DIR', ROOT_PATH . '/app');
define('APPLICATION_ENV', getenv('MSF_ENV') ?: 'docker');
new App\AppServer();
PG\MSF\Server::run();
