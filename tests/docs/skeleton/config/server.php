<?php
$runtime = getenv('MSF_RUNTIME') ?: ROOT_PATH . '/runtime';
$format  = "%datetime% [%level_name%] [%channel%] [logid:%logId%] %message%\n";
return [
    'server' => [
        'process_title' => 'hello',
        'pid_path'      => $runtime . '/',
        'set'           => ['worker_num' => 1],
        'log'           => [
            'handlers' => [
                'notice' => [
                    'levelList' => [\PG\Log\PGLog::NOTICE, \PG\Log\PGLog::INFO, \PG\Log\PGLog::DEBUG],
                    'stream' => $runtime . '/notice.log', 'format' => $format, 'dateFormat' => 'Y/m/d H:i:s', 'buffer' => 0,
                ],
                'application' => [
                    'levelList' => [\PG\Log\PGLog::WARNING, \PG\Log\PGLog::ERROR, \PG\Log\PGLog::CRITICAL, \PG\Log\PGLog::ALERT, \PG\Log\PGLog::EMERGENCY],
                    'stream' => $runtime . '/application.log', 'format' => $format, 'dateFormat' => 'Y/m/d H:i:s', 'buffer' => 0,
                ],
            ],
        ],
    ],
    'http_server' => ['socket' => '127.0.0.1', 'port' => (int)(getenv('PORT') ?: 8000)],
];
