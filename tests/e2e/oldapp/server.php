#!/usr/bin/env php
<?php
/**
 * An application as they were written for php-msf in 2017: no types, generators everywhere, array(), dynamic properties. It must boot and answer
 * without a word of PHP about deprecated things.
 */
define('ROOT_PATH', dirname(__FILE__));
define('APP_DIR', ROOT_PATH . '/app');
define('SYSTEM_NAME', 'old-app');
define('APPLICATION_ENV', isset($_ENV['MSF_ENV']) ? $_ENV['MSF_ENV'] : 'docker');
define('RUNTIME_DIR', getenv('MSF_TEST_DIR'));

$worker = new \App\AppServer();
PG\MSF\Server::run();
