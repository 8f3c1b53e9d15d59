<?php
/** The application of the hostile end-to-end tests: everything an application can do wrong. Settings are those of the other tests' application. */
declare(strict_types=1);

define('ROOT_PATH', __DIR__);
define('APP_DIR', ROOT_PATH . '/app');
define('APPLICATION_ENV', 'test');
define('SYSTEM_NAME', 'msf-red');
define('RUNTIME_DIR', getenv('MSF_TEST_DIR') ?: sys_get_temp_dir() . '/msf-red-app');
define('CONFIG_DIR', [dirname(ROOT_PATH) . '/app/config', RUNTIME_DIR . '/config']);

$server = new App\AppServer();
PG\MSF\Server::run();
