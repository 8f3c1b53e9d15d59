--TEST--
Log: a wrong handler is an error that names the file and the key
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/log.inc';
require __DIR__ . '/../config/config.inc';
$dir = config_dir([]);
$ok = ['levelList' => [400], 'stream' => "$dir/x.log", 'format' => '%message%', 'buffer' => 0];
$wrong = [3, ['x' => 1], ['x' => ['levelList' => 5] + $ok], ['x' => ['levelList' => [1]] + $ok], ['x' => ['stream' => null] + $ok], ['x' => ['stream' => "$dir"] + $ok],
          ['x' => ['stream' => '/proc/nope/x'] + $ok], ['x' => ['format' => []] + $ok], ['x' => ['buffer' => -1] + $ok], ['x' => ['buffer' => 'many'] + $ok],
          array_fill(0, 33, $ok)];
foreach ($wrong as $handlers) {
    file_put_contents("$dir/log.php", '<?php return ' . var_export(['server' => ['log' => ['handlers' => $handlers]]], true) . ';');
    $config = new Noodlehaus\Config("$dir/log.php");
    try {
        new PG\Log\PGLog('SERVER', $config['server.log']);
        echo "taken\n";
    } catch (PG\MSF\Base\Exception $e) {
        echo str_replace($dir, 'DIR', $e->getMessage()), "\n";
    }
}
?>
--EXPECT--
DIR/log.php: server.log.handlers: expected a map of handlers
DIR/log.php: server.log.handlers.x: expected a map with levelList, stream, format and buffer
DIR/log.php: server.log.handlers.x.levelList: expected a list of levels, such as [PGLog::ERROR, PGLog::CRITICAL]
DIR/log.php: server.log.handlers.x.levelList: expected levels out of 100, 200, 250, 300, 400, 500, 550 and 600, or their names
DIR/log.php: server.log.handlers.x.stream: expected the path of a file
DIR/log.php: server.log.handlers.x.stream: cannot open the log file DIR: Is a directory
DIR/log.php: server.log.handlers.x.stream: cannot open the log file /proc/nope/x: No such file or directory
DIR/log.php: server.log.handlers.x.format: expected a string
DIR/log.php: server.log.handlers.x.buffer: expected a number of records from 0 to 1000000
DIR/log.php: server.log.handlers.x.buffer: expected a number of records
DIR/log.php: server.log.handlers: expected at most 32 handlers, got 33
