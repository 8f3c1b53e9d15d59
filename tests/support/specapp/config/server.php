<?php
use PG\Log\PGLog;

$log = fn(string $name, array $levels) => [
    'levelList'  => $levels,
    'dateFormat' => 'Y/m/d H:i:s',
    'format'     => "%datetime% [%level_name%] [%channel%] [logid:%logId%] %message%\n",
    'stream'     => RUNTIME_DIR . "/$name.log",
    'buffer'     => 0,
];
$config['server'] = [
    'process_title' => 'msf-spec',
    'pid_path'      => RUNTIME_DIR . '/pids/',
    'set'           => ['worker_num' => 1],
    'log'           => ['handlers' => [
        'notice'      => $log('notice', [PGLog::NOTICE, PGLog::INFO, PGLog::DEBUG]),
        'application' => $log('application', [PGLog::WARNING, PGLog::ERROR, PGLog::CRITICAL, PGLog::ALERT, PGLog::EMERGENCY]),
    ]],
];
$config['http_server'] = ['enable' => true, 'socket' => '127.0.0.1', 'port' => 0];
$config['http']['domain'] = [
    'localhost'   => ['root' => ROOT_PATH . '/www', 'index' => ROOT_PATH . '/www/index.html'],
    'no-root.com' => ['index' => ROOT_PATH . '/www/index.html'],
];
$config['fileHeader'] = [
    'normal' => ['Content-Type: application/octet-stream', 'Content-Transfer-Encoding: binary'],
    'txt'    => ['Content-Type: text/plain'],
    'html'   => ['Content-Type: text/html; charset=utf-8'],
];
$config['params'] = ['mock_ids' => [
    '581af00d4b58d59d22e8d7a6', '581198754b58d54465ef4cad', '580c7fa44b58d53f43e21c43', '57ef6aec4b58d50d24e21a2a', '57ee28ed4b58d52f24e21969',
    '57eb6a484b58d50e3d078076', '57e23b444b58d52f1e6689fc', '57dfc9fc4b58d5581e668918', '57de06b74b58d5471e66882f', '57d8b78f4b58d5311e6686d5',
], 'list' => ['x', 'y', 'z'], 'none' => null];

return $config;
