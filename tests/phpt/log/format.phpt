--TEST--
Log: templates, levels, channel and id, date
--EXTENSIONS--
msf
--INI--
date.timezone=Asia/Shanghai
--FILE--
<?php
require __DIR__ . '/log.inc';
use PG\Log\PGLog;
$dir = log_dir();
$log = new PGLog('SERVER', ['handlers' => [
    'all' => ['levelList' => [100, 'info', '250', 300, 400, 500, 550, PGLog::EMERGENCY], 'stream' => "$dir/new/deep/all.log",
              'format' => "[%level_name%] [%channel%] [logid:%logId%] %message% %context% %extra%\n", 'dateFormat' => 'x', 'buffer' => 0],
    'errors' => ['levelList' => [PGLog::ERROR], 'stream' => "$dir/errors.log", 'format' => 'only %message% 100% %unknown%', 'buffer' => 0],
    'default' => ['levelList' => [PGLog::ALERT], 'stream' => "$dir/default.log"],
]]);
foreach (['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency', 'warn', 'err', 'crit', 'emerg'] as $level) {
    $log->$level("by $level");
}
$log->logId = 'ab12';
$log->channel = 'demo';
$log->log('info', 'with id');
$log->log(PGLog::INFO, 'context', ['logId' => 'other', 'channel' => 'c2', 'k' => ['v' => 'a/b']]);
$log->addRecord(PGLog::DEBUG, ['an' => 'array'], ['e' => new LogicException('x')]);
$log->info(12.5);
$log->info(null);
echo str_replace(__FILE__, 'FILE', file_get_contents("$dir/new/deep/all.log")), file_get_contents("$dir/errors.log");
echo preg_match('~^\[\d{4}/\d\d/\d\d \d\d:\d\d:\d\d\.(\d{1,6})\] SERVER.alert: by alert \[\] \[\]\n$~', file_get_contents("$dir/default.log"), $m), "\n";
echo preg_match('/^(0|\d*[1-9])$/', $m[1]), "\n";
$now = time();
echo abs(DateTime::createFromFormat('[Y/m/d H:i:s', substr(file_get_contents("$dir/default.log"), 0, 20))->getTimestamp() - $now) < 60 ? 'local time' : 'other time', "\n";
var_dump($log->isHandling('debug'), PGLog::getLevelName(550), $log->getName(), one_log("$dir/few.log", '%message%', [400])->info('not taken'));
try {
    $log->log('loud', 'x');
} catch (InvalidArgumentException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
[debug] [SERVER] [logid:000000] by debug [] []
[info] [SERVER] [logid:000000] by info [] []
[notice] [SERVER] [logid:000000] by notice [] []
[warning] [SERVER] [logid:000000] by warning [] []
[error] [SERVER] [logid:000000] by error [] []
[critical] [SERVER] [logid:000000] by critical [] []
[alert] [SERVER] [logid:000000] by alert [] []
[emergency] [SERVER] [logid:000000] by emergency [] []
[warning] [SERVER] [logid:000000] by warn [] []
[error] [SERVER] [logid:000000] by err [] []
[critical] [SERVER] [logid:000000] by crit [] []
[emergency] [SERVER] [logid:000000] by emerg [] []
[info] [demo] [logid:ab12] with id [] []
[info] [c2] [logid:other] context {"k":{"v":"a/b"}} []
[debug] [demo] [logid:ab12] {"an":"array"} {"e":"[object] (LogicException: x at FILE:18)"} []
[info] [demo] [logid:ab12] 12.5 [] []
[info] [demo] [logid:ab12]  [] []
only by error 100% %unknown%
only by err 100% %unknown%
1
1
local time
bool(true)
string(5) "alert"
string(6) "SERVER"
bool(false)
The level must be one of 100 debug, 200 info, 250 notice, 300 warning, 400 error, 500 critical, 550 alert, 600 emergency
