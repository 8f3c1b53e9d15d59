--TEST--
Log: lines of several processes that share a file stay whole
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/log.inc';
$dir = log_dir();
preg_match('~(/\S+msf\.so)~', file_get_contents('/proc/self/maps'), $m);
$children = [];
for ($c = 0; $c < 4; $c++) {
    $code = 'require "' . __DIR__ . '/log.inc"; $l = one_log("' . $dir . '/shared.log", "<%message%>", buffer: 7);'
          . 'for ($i = 0; $i < 2000; $i++) { $l->info(str_repeat("' . $c . '", 50 + $i % 200)); }';
    $children[] = proc_open([PHP_BINARY, '-n', '-d', "extension=$m[1]", '-r', $code], [], $pipes);
}
foreach ($children as $child) {
    proc_close($child);
}
$lines = file("$dir/shared.log", FILE_IGNORE_NEW_LINES);
echo count($lines), ' lines, ', count(preg_grep('/^<(0+|1+|2+|3+)>$/', $lines, PREG_GREP_INVERT)), " broken\n";
?>
--EXPECT--
8000 lines, 0 broken
