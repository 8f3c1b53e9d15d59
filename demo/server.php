#!/usr/bin/env php
<?php
/**
 * Entry script of the demo application, in the layout of the manual (chapter 3.1).
 *
 *   php server.php start [-d] | stop | reload | restart | status | --help
 */
declare(strict_types=1);

if (!extension_loaded('msf')) {
    fwrite(STDERR, "The extension msf is not loaded. Run \"make demo\" (or \"make install\") in the source tree,\n"
        . "or start with: php -d extension=/path/to/msf.so " . $argv[0] . " start\n");
    exit(1);
}

define('ROOT_PATH', __DIR__);
define('APP_DIR', ROOT_PATH . '/app');
define('APPLICATION_ENV', getenv('MSF_ENV') ?: 'docker');
define('RUNTIME_DIR', getenv('MSF_RUNTIME') ?: ROOT_PATH . '/runtime');
define('SYSTEM_NAME', 'msf-demo');

$server = new App\AppServer();
PG\MSF\Server::run();
