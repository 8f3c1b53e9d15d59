<?php
/** The application of the tests that compare the server with the specification. MSF_TEST_DIR is the directory of one server. */
define('ROOT_PATH', __DIR__);
define('APP_DIR', ROOT_PATH . '/app');
define('APPLICATION_ENV', 'test');
define('SYSTEM_NAME', 'msf-spec');
define('RUNTIME_DIR', getenv('MSF_TEST_DIR'));
define('CONFIG_DIR', [ROOT_PATH . '/config', RUNTIME_DIR . '/config']);

new App\AppServer();
PG\MSF\Server::run();
