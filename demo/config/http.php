<?php
/**
 * The HTTP side. PORT chooses the port (make demo PORT=8080).
 */
return [
    'http_server' => [
        'enable' => true,
        'socket' => getenv('HOST') ?: '127.0.0.1',
        'port'   => (int)(getenv('PORT') ?: 8000),
    ],
    'http' => [
        'default_method' => 'Index',
        'domain' => [
            '127.0.0.1' => ['root' => ROOT_PATH . '/www', 'index' => ROOT_PATH . '/www/index.html'],
            'localhost' => ['root' => ROOT_PATH . '/www', 'index' => ROOT_PATH . '/www/index.html'],
        ],
    ],
    'coroutine' => [
        'timeout' => 5000, // ms
    ],
    'config_manage_enable' => true,
];
