<?php
$log = fn(string $name, array $levels) => [
    'levelList' => $levels, 'dateFormat' => 'Y/m/d H:i:s', 'format' => "[%level_name%] [%channel%] [logid:%logId%] %message%\n",
    'stream' => RUNTIME_DIR . "/$name.log", 'buffer' => 0,
];
return [
    'server' => [
        'process_title' => 'msf-phpt',
        'pid_path' => RUNTIME_DIR . '/pids/',
        'set' => ['worker_num' => 1],
        'log' => ['handlers' => ['notice' => $log('notice', [100, 200, 250]), 'application' => $log('application', [300, 400, 500, 550, 600])]],
    ],
    'http_server' => ['enable' => true, 'socket' => '127.0.0.1'],
    'http' => ['domain' => ['127.0.0.1' => ['root' => ROOT_PATH . '/www', 'index' => ROOT_PATH . '/www/index.html']]],
    'params' => ['mock_ids' => ['581af00d4b58d59d22e8d7a6', '581198754b58d54465ef4cad']],
];
