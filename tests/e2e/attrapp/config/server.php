<?php
$log = fn(string $name, array $levels) => [
    'levelList'  => $levels,
    'dateFormat' => 'Y/m/d H:i:s',
    'format'     => "%datetime% [%level_name%] [%channel%] [logid:%logId%] %message%\n",
    'stream'     => RUNTIME_DIR . "/$name.log",
    'buffer'     => 0,
];

return [
    'server' => [
        'process_title' => 'msf-attr',
        'pid_path'      => RUNTIME_DIR . '/pids/',
        'set'           => ['worker_num' => 1],
        'log'           => ['handlers' => [
            'notice'      => $log('notice', [\PG\Log\PGLog::NOTICE, \PG\Log\PGLog::INFO, \PG\Log\PGLog::DEBUG]),
            'application' => $log('application', [
                \PG\Log\PGLog::WARNING, \PG\Log\PGLog::ERROR, \PG\Log\PGLog::CRITICAL, \PG\Log\PGLog::ALERT, \PG\Log\PGLog::EMERGENCY,
            ]),
        ]],
    ],
    'http_server' => ['enable' => true, 'socket' => '127.0.0.1', 'port' => (int)(getenv('PORT') ?: 8000)],
    'http' => [
        'default_method' => 'Index',
        'domain' => ['127.0.0.1' => ['root' => ROOT_PATH . '/www', 'index' => ROOT_PATH . '/www/index.html']],
    ],
    'fileHeader' => [
        'normal' => ['Content-Type: application/octet-stream'],
        'html'   => ['Content-Type: text/html; charset=utf-8'],
        'txt'    => ['Content-Type: text/plain'],
    ],
    'config_manage_enable' => true,
];
