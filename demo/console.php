#!/usr/bin/env php
<?php
/**
 * Entry script of the console: actions of app/Console from the command line (manual 4.2).
 *
 *   php console.php Batch/Run
 *   php console.php --help
 */
declare(strict_types=1);

if (!extension_loaded('msf')) {
    fwrite(STDERR, "The extension msf is not loaded. In the source tree: tools/php demo/console.php (after \"make\"),\n"
        . "else: php -d extension=/path/to/msf.so " . $argv[0] . "\n");
    exit(1);
}

define('ROOT_PATH', __DIR__);
define('APP_DIR', ROOT_PATH . '/app');
define('APPLICATION_ENV', getenv('MSF_ENV') ?: 'docker');
define('RUNTIME_DIR', getenv('MSF_RUNTIME') ?: ROOT_PATH . '/runtime');
define('SYSTEM_NAME', 'msf-demo');

(new PG\MSF\MSFCli())->onConsoleRequest();
