--TEST--
Log: the access line, what is pushed, timed and counted
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/log.inc';
$dir = log_dir();
$base = one_log("$dir/n.log", '%logId% %channel% %message%');
$log = clone $base;
$log->logId = 'id1';
$log->channel = 'demo';
$log->init();
$log->accessRecord['uri'] = '/Welcome';
$log->accessRecord['beginTime'] -= 2.5;
$log->pushLog('verb', 'GET');
$log->pushLog('verb', 'again');
$log->pushLog('user agent', "curl/7 \u{e9}\n~");
$log->pushLog('yes', true);
$log->pushLog('no', false);
$log->pushLog('null', null);
$log->pushLog('none');
$log->pushLog('int', -5);
$log->pushLog('float', 1.5);
$log->pushLog(7, 'key');
$log->pushLog('list', ['a/b', ['x' => '1']]);
$log->pushLog('cut', 'abcdefghij', 4);
$log->pushLog('cut', ['abcdefghij', ['q' => 'zzzzzz', 'ok' => 'yy']], 4);
$log->pushLog('object', new stdClass);
$log->pushLog(['key'], 1);
$log->profile('.master(SELECT * FROM `user`)', 0.0037);
$log->profile('twice', 0.001);
$log->profile('twice', 0.0025);
$log->profileStart('never ended');
$log->profileEnd('never started');
$log->counting('cache', 1, 2);
$log->counting('cache', 0, 2);
$log->counting('hits', 3);
echo $log->getAllProfileInfo(), "\n";
$log->appendNoticeLog();
$log->error('after');
$log->appendNoticeLog();
$base->info('base');
echo preg_replace('/\[\d+\(ms\)\] \[\d+\(MB\)\]/', '[MS] [MB]', file_get_contents("$dir/n.log"));
preg_match_all('/\[(\d+)\(ms\)\] \[(\d+)\(MB\)\]/', file_get_contents("$dir/n.log"), $m);
var_dump($m[1][0] >= 2500 && $m[1][0] < 60000, $m[2][0] < 1000, isset($log->accessRecord), $log->profileStackLen);
?>
--EXPECT--
.master(SELECT * FROM `user`)=3.7(ms)/1,twice=3.5(ms)/2
id1 demo [MS] [MB] [/Welcome] [verb=GET verb=again user+agent=curl%2F7+%C3%A9%0A%7E yes=true no=false null= none= int=-5 float=1.5 7=key list=["a\/b",{"x":"1"}] cut=abcd...%3C10chars%3E cut=["abcd...<10chars>",{"q":"zzzz...<6chars>","ok":"yy"}]] profile[.master(SELECT * FROM `user`)=3.7(ms)/1,twice=3.5(ms)/2] counting[cache=1/4,hits=3]
id1 demo after
id1 demo [MS] [MB] [/Welcome] [] profile[] counting[]
000000 SERVER base
bool(true)
bool(true)
bool(true)
int(20)
