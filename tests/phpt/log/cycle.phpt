--TEST--
Log: a subclass, and a cycle through a logger's property
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/log.inc';
class MyLog extends PG\Log\PGLog
{
    public $me;

    public function info($message, array $context = [])
    {
        return parent::info("my $message", $context);
    }
}
$dir = log_dir();
$log = new MyLog('SERVER', ['handlers' => ['h' => ['levelList' => [200], 'stream' => "$dir/x.log", 'format' => '%message%', 'buffer' => 0]]]);
$log->info('text');
$log->me = $log;
$watch = WeakReference::create($log);
unset($log);
gc_collect_cycles();
var_dump($watch->get());
echo file_get_contents("$dir/x.log");
?>
--EXPECT--
NULL
my text
