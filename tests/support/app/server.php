<?php
/** The application of the tests in tests/phpt/http. MSF_TEST_DIR: directory of this run (config/test.json, logs, pids). */
declare(strict_types=1);

define('ROOT_PATH', __DIR__);
define('APP_DIR', ROOT_PATH . '/app');
define('APPLICATION_ENV', 'test');
define('SYSTEM_NAME', 'msf-phpt');
define('RUNTIME_DIR', getenv('MSF_TEST_DIR'));
define('CONFIG_DIR', [ROOT_PATH . '/config', RUNTIME_DIR . '/config']);

if (getenv('MSF_TEST_SERVER')) { // a server class of the test's own
    require getenv('MSF_TEST_SERVER');
}
$server = new App\AppServer();
$server->config->set('params.early', 'before the start');
PG\MSF\Server::run();
