--TEST--
Constants of Macro and of its alias Marco (spec 07, section 13)
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Macro;
$want = ['CLUSTER' => 0, 'MASTER_SLAVE' => 1, 'SERVER_STATS' => 'msf_server_stats_', 'SERIALIZE_NONE' => 0, 'SERIALIZE_PHP' => 1, 'SERIALIZE_IGBINARY' => 2,
    'SERVER_TYPE_TASK' => 500, 'TCP_REQUEST' => 'TCP', 'HTTP_REQUEST' => 'HTTP', 'DS_NONE' => 0, 'DS_PUBLIC' => 1, 'DS_PROTECTED' => 2, 'DS_PRIVATE' => 4, 'DS_STATIC' => 8,
    'PROCESS_WORKER' => 1, 'PROCESS_TASKER' => 2, 'PROCESS_RELOAD' => 3, 'PROCESS_CONFIG' => 4, 'PROCESS_TIMER' => 5, 'PROCESS_MASTER' => 4094, 'PROCESS_MANAGER' => 4095,
    'PROCESS_USER' => 4096, 'SWOOLE_TIMER_TICK' => 'swoole_timer_tick', 'SWOOLE_TIMER_AFTER' => 'swoole_timer_after', 'SESSION_FILE' => 1, 'SESSION_REDIS' => 2,
    'SESSION_REDIS_PROXY' => 3, 'SEND_FILE_404' => 404, 'SEND_FILE_200' => 200, 'SEND_FILE_304' => 304, 'SEND_FILE_403' => 403];
foreach ($want as $name => $value) {
    if (constant("PG\\MSF\\Macro::$name") !== $value || constant("PG\\MSF\\Marco::$name") !== $value) {
        echo "$name is ", json_encode(constant("PG\\MSF\\Macro::$name")), "\n";
    }
}
$names = Macro::PROCESS_NAME;
ksort($names);
foreach ($names as $type => $name) {
    echo "$type $name\n";
}
var_dump(class_exists('PG\MSF\Marco', false), (new ReflectionClass('PG\MSF\Marco'))->getName());
--EXPECT--
1 Worker
2 Tasker
3 Reload
4 Config
5 Timer
4094 Master
4095 Manager
4096 User
bool(true)
string(12) "PG\MSF\Macro"
