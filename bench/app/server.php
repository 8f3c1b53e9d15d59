<?php
/** The application that `make bench` measures. MSF_BENCH_DIR is its runtime directory. */
declare(strict_types=1);

define('ROOT_PATH', __DIR__);
define('APP_DIR', ROOT_PATH . '/app');
define('APPLICATION_ENV', 'bench');
define('SYSTEM_NAME', 'msf-bench');
define('RUNTIME_DIR', getenv('MSF_BENCH_DIR') ?: sys_get_temp_dir() . '/msf-bench');
define('CONFIG_DIR', ROOT_PATH . '/config');

$server = new App\AppServer();
PG\MSF\Server::run();
