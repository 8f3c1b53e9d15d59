--TEST--
Log: buffer counts records, errors leave at once, the end of the process writes the rest
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/log.inc';
$dir = log_dir();
$log = one_log("$dir/b.log", '%message%', buffer: 3);
$seen = fn() => is_file("$dir/b.log") ? count(file("$dir/b.log")) : 0;
$log->info('1');
$log->info('2');
echo $seen();
$log->info('3');
echo $seen();
$log->info('4');
$log->error('5');
echo $seen();
$log->info('6');
$clone = clone $log;
unset($log);
echo $seen();
unset($clone);
echo $seen(), "\n";

$code = 'require "' . __DIR__ . '/log.inc"; $l = one_log("' . $dir . '/end.log", "%message%", buffer: 100); $l->info("one"); $l->info("two"); exit(3);';
preg_match('~(/\S+msf\.so)~', file_get_contents('/proc/self/maps'), $m);
$p = proc_open([PHP_BINARY, '-n', '-d', "extension=$m[1]", '-r', $code], [], $pipes);
while (($s = proc_get_status($p))['running']) {
    usleep(2000);
}
echo $s['exitcode'], "\n", file_get_contents("$dir/end.log");
?>
--EXPECT--
03556
3
one
two
