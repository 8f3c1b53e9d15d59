<?php
/** The application of the end-to-end tests of attribute routes. MSF_TEST_DIR is the directory of one server: its config/, logs and pids. */
declare(strict_types=1);

define('ROOT_PATH', __DIR__);
define('APP_DIR', ROOT_PATH . '/app');
define('APPLICATION_ENV', 'test');
define('SYSTEM_NAME', 'msf-attr');
define('RUNTIME_DIR', getenv('MSF_TEST_DIR') ?: sys_get_temp_dir() . '/msf-attr-attrapp');
is_dir(RUNTIME_DIR . '/config') || define('NO_TEST_CONFIG', true);
define('CONFIG_DIR', defined('NO_TEST_CONFIG') ? ROOT_PATH . '/config' : [ROOT_PATH . '/config', RUNTIME_DIR . '/config']);

$server = new App\AppServer();
PG\MSF\Server::run();
