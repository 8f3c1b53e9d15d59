--TEST--
Log: processors change records, those of a request go with its access line; withName()
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/log.inc';
$dir = log_dir();
$base = one_log("$dir/p.log", '%level_name% %channel% %logId% %message% %context% %extra%');
$base->pushProcessor(function (array $record) {
    $record['extra']['host'] = 'h1';
    return $record;
});
$log = clone $base;
$log->logId = 'id1';
$log->pushProcessor(function (array $record) use ($log) {
    $record['message'] = strtoupper($record['message']);
    $record['context']['level'] = $record['level'];
    $record['extra']['seen'] = count($record['extra']);
    $log->debug('of a processor');
    return $record;
});
$log->pushProcessor(fn($record) => null);
echo count($log->getProcessors()), count($base->getProcessors()), "\n";
$log->info('hello {who}', ['who' => 'you']);
$log->error('named', ['channel' => 'c2', 'logId' => 'other']);
$log->popProcessor();
$log->appendNoticeLog();
$log->info('after');
echo count($log->getProcessors()), "\n";
$log->withName('jobs')->info('renamed');
$base->info('base');
echo preg_replace('/\[\d+\(ms\)\] \[\d+\(MB\)\]/', '[MS] [MB]', file_get_contents("$dir/p.log"));
foreach ([fn() => $log->pushProcessor('no function'), fn() => one_log("$dir/q.log", '%message%')->popProcessor(), fn() => $log->pushProcessor(fn() => throw new Exception('thrown')) && $log->info('x')] as $try) {
    try {
        $try();
    } catch (Exception $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
for ($i = 0; $i < 100; $i++) {
    try {
        $log->pushProcessor(fn($r) => $r);
    } catch (LengthException $e) {
        echo $e->getMessage(), "\n";
        break;
    }
}
$cycle = one_log("$dir/c.log", '%message%');
$cycle->pushProcessor(fn($r) => $cycle ? $r : $r);
$watch = WeakReference::create($cycle);
unset($cycle);
gc_collect_cycles();
var_dump($watch->get());
?>
--EXPECT--
31
1
debug SERVER id1 of a processor [] []
info SERVER id1 HELLO YOU {"who":"you","level":200} {"seen":0,"host":"h1"}
debug SERVER id1 of a processor [] []
error c2 other NAMED {"level":400} {"seen":0,"host":"h1"}
notice SERVER id1 [MS] [MB] [] [] profile[] counting[] [] []
info SERVER id1 after [] {"host":"h1"}
info jobs id1 renamed [] {"host":"h1"}
info SERVER 000000 base [] {"host":"h1"}
InvalidArgumentException: A processor is a callable that takes and returns a record
LogicException: The logger has no processor
Exception: thrown
A logger has at most 64 processors
NULL
