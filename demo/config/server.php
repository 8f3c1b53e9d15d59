<?php
/**
 * Processes and logs.
 */
return [
    'server' => [
        'process_title' => 'msf-demo',
        'runtime_path'  => RUNTIME_DIR,
        'pid_path'      => RUNTIME_DIR . '/pids/',
        'pack_tool'     => 'JsonPack',
        'set' => [
            'worker_num' => 2,
        ],
        'log' => [
            'handlers' => [
                // One line per request, and what the application says below WARNING.
                'notice' => [
                    'levelList'  => [\PG\Log\PGLog::NOTICE, \PG\Log\PGLog::INFO, \PG\Log\PGLog::DEBUG],
                    'dateFormat' => "Y/m/d H:i:s",
                    'format'     => "%datetime% [%level_name%] [%channel%] [logid:%logId%] %message%\n",
                    'stream'     => RUNTIME_DIR . '/notice.log',
                    'buffer'     => 0,
                ],
                // Warnings and errors.
                'application' => [
                    'levelList'  => [
                        \PG\Log\PGLog::WARNING, \PG\Log\PGLog::ERROR, \PG\Log\PGLog::CRITICAL,
                        \PG\Log\PGLog::ALERT, \PG\Log\PGLog::EMERGENCY,
                    ],
                    'dateFormat' => "Y/m/d H:i:s",
                    'format'     => "%datetime% [%level_name%] [%channel%] [logid:%logId%] %message%\n",
                    'stream'     => RUNTIME_DIR . '/application.log',
                    'buffer'     => 0,
                ],
                // The same for programs: one JSON object a line.
                'json' => [
                    'levelList' => ['warning', 'error', 'critical', 'alert', 'emergency'],
                    'stream'    => RUNTIME_DIR . '/lines.json',
                    'format'    => 'json',
                ],
            ],
        ],
    ],
];
