<?php
use \PG\Log\PGLog;

$config['server']['process_title'] = 'old-app';
$config['server']['pid_path']      = RUNTIME_DIR . '/pids/';
$config['server']['route_tool']    = '\\App\\Route\\ShortRoute';
$config['server']['pack_tool']     = 'JsonPack';
$config['server']['set']           = array(
    'reactor_num'        => 2,
    'worker_num'         => 1,
    'task_worker_num'    => 0,
    'dispatch_mode'      => 2,
    'task_max_request'   => 5000,
    'open_tcp_nodelay'   => 1,
    'heartbeat_idle_time' => 300,
    'heartbeat_check_interval' => 100,
    'task_tmpdir'        => '/tmp',
    'max_request'        => 0,
    'log_file'           => RUNTIME_DIR . '/server.log',
    'daemonize'          => 0,
);
$config['server']['log'] = array('handlers' => array(
    'notice' => array(
        'levelList'  => array(PGLog::EMERGENCY, PGLog::ALERT, PGLog::CRITICAL, PGLog::ERROR, PGLog::WARNING, PGLog::NOTICE, PGLog::INFO, PGLog::DEBUG),
        'dateFormat' => 'Y/m/d H:i:s',
        'format'     => "%datetime% [%level_name%] [%channel%] [logid:%logId%] %message%\n",
        'stream'     => RUNTIME_DIR . '/notice.log',
        'buffer'     => 0,
    ),
    'application' => array(
        'levelList'  => array(PGLog::EMERGENCY, PGLog::ALERT, PGLog::CRITICAL, PGLog::ERROR, PGLog::WARNING),
        'dateFormat' => 'Y/m/d H:i:s',
        'format'     => "%datetime% [%level_name%] [%channel%] [logid:%logId%] %message%\n",
        'stream'     => RUNTIME_DIR . '/application.log',
        'buffer'     => 0,
    ),
));
$config['config_manage_enable'] = false;
$config['auto_reload_enable']   = false;
$config['user_timer_enable']    = false;
$config['coroution']['timeout'] = 5000;

return $config;
