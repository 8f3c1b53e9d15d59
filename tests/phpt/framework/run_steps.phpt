--TEST--
run() takes five steps, each of which an application may override
--EXTENSIONS--
msf
--FILE--
<?php
$dir = sys_get_temp_dir() . '/msf-run-steps-' . getmypid();
mkdir($dir);
file_put_contents("$dir/config.json", json_encode([
    'server' => ['pid_path' => "$dir/", 'process_title' => 'steps'],
    'http_server' => ['socket' => '127.0.0.1', 'port' => 0],
]));
define('CONFIG_DIR', "$dir/config.json");
define('APPLICATION_ENV', 'test');

class AppServer extends PG\MSF\MSFServer
{
    public static function init()
    {
        parent::init();
        echo 'init: ', strtr(self::$pidFile, [CONFIG_DIR => '', dirname(CONFIG_DIR) . '/' => '', strtr(__DIR__, '/', '_') => '<here>']), "\n";
    }

    public static function parseCommand()
    {
        parent::parseCommand();
        echo 'parseCommand: daemonize ', var_export(self::$daemonize, true), "\n";
    }

    public static function displayUI()
    {
        echo "displayUI\n";
    }

    public static function startSwooles()
    {
        echo "startSwooles\n";
    }
}

new AppServer();
AppServer::run();
echo "back\n";

class Wrong extends AppServer
{
    public static function initWorkers()
    {
        throw new RuntimeException('not today');
    }
}
Wrong::run();
echo "never reached\n";
?>
--CLEAN--
<?php
foreach (glob(sys_get_temp_dir() . '/msf-run-steps-*') as $dir) {
    array_map('unlink', glob("$dir/*"));
    rmdir($dir);
}
?>
--EXPECTF--
init: <here>_run_steps.php.pid
parseCommand: daemonize false
displayUI
startSwooles
back
init: <here>_run_steps.php.pid
parseCommand: daemonize false
%arun_steps.php: cannot start: not today
