<?php
return [
    'server' => [
        'process_title' => 'msf-bench',
        'pid_path'      => RUNTIME_DIR . '/pids/',
        'set'           => ['worker_num' => (int)(getenv('WORKERS') ?: 1)],
        'log'           => ['handlers' => ['notice' => [
            'levelList'  => [\PG\Log\PGLog::NOTICE, \PG\Log\PGLog::ERROR],
            'dateFormat' => 'Y/m/d H:i:s',
            'format'     => "%datetime% [%level_name%] [%channel%] [logid:%logId%] %message%\n",
            'stream'     => RUNTIME_DIR . '/notice.log',
            'buffer'     => 0,
        ]]],
    ],
    'http_server' => [
        'enable' => true,
        'socket' => '127.0.0.1',
        'port'   => (int)getenv('PORT'),
        'limits' => ['connections' => 20000, 'in_flight' => 20000, 'idle_timeout' => 600000],
    ],
    'http'      => ['default_method' => 'Index'],
    'coroutine' => ['max' => 100000, 'max_stacks' => 20000, 'timeout' => 600000],
];
