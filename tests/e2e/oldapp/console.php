#!/usr/bin/env php
<?php
define('ROOT_PATH', dirname(__FILE__));
define('APP_DIR', ROOT_PATH . '/app');
define('SYSTEM_NAME', 'old-app');
define('APPLICATION_ENV', 'docker');
define('RUNTIME_DIR', getenv('MSF_TEST_DIR'));

$worker = new \PG\MSF\MSFCli();
$worker->onConsoleRequest();
