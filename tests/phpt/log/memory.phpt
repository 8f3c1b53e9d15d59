--TEST--
Log: 100,000 access lines need no more memory than the first; a full disk harms nothing
--EXTENSIONS--
msf
--SKIPIF--
<?php
if (!is_writable('/dev/full')) {
    die('skip needs /dev/full');
}
?>
--FILE--
<?php
require __DIR__ . '/log.inc';
$base = new PG\Log\PGLog('SERVER', ['handlers' => [
    'null' => ['levelList' => [250], 'stream' => '/dev/null', 'format' => '%datetime% %message%', 'buffer' => 100],
    'full' => ['levelList' => [250], 'stream' => '/dev/full', 'format' => '%message%', 'buffer' => 100],
]]);
function request(PG\Log\PGLog $base, int $i): void
{
    $log = clone $base;
    $log->logId = "id$i";
    $log->accessRecord['uri'] = '/x';
    $log->pushLog('verb', 'GET');
    $log->pushLog('long', str_repeat('v', 600));
    $log->profile('p', 0.001);
    $log->counting('c', 1);
    $log->appendNoticeLog();
}
for ($i = 0; $i < 1000; $i++) {
    request($base, $i);
}
$before = memory_get_usage();
$peak = memory_get_peak_usage();
for ($i = 0; $i < 100000; $i++) {
    request($base, $i);
}
echo memory_get_usage() - $before, ' ', memory_get_peak_usage() - $peak, "\n";

$log = clone $base;
for ($i = 0; $i < 3000; $i++) {
    $log->pushLog("k$i", str_repeat('v', 100));
    $log->profile("p$i", 0.001);
}
echo substr_count($log->getAllProfileInfo(), ','), "\n";
?>
--EXPECT--
msf: lines for the log file /dev/full are dropped: No space left on device
0 0
1023
