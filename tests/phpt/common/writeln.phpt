--TEST--
writeln(): to the standard output, or to the configured log file
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../config/config.inc';
writeln('to the terminal');
$dir = config_dir([]);
file_put_contents("$dir/a.php", '<?php return ["server" => ["set" => ["log_file" => "' . $dir . '/run.log"]]];');
$config = new Noodlehaus\Config("$dir/a.php");
writeln('to the file');
writeln(12);
echo file_get_contents("$dir/run.log");
$config->set('server.set.log_file', "$dir/no/such/directory/x.log");
writeln('back');
clearTimes();
?>
--EXPECTREGEX--
^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] to the terminal
\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] to the file
\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] 12
\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] back$
