<?php
/** The application of the tests of console mode. MSF_TEST_DIR is the directory of one test: its logs and locks. */
define('ROOT_PATH', __DIR__);
define('APP_DIR', ROOT_PATH . '/app');
define('APPLICATION_ENV', 'test');
define('SYSTEM_NAME', 'msf-console');
define('RUNTIME_DIR', getenv('MSF_TEST_DIR') ?: sys_get_temp_dir() . '/msf-console-app');
define('CONFIG_DIR', is_dir(RUNTIME_DIR . '/config') ? [ROOT_PATH . '/config', RUNTIME_DIR . '/config'] : ROOT_PATH . '/config');

(new App\Cli())->onConsoleRequest();
