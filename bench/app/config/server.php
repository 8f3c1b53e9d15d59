<?php
/** 200 rules of which the last one is asked for; the others are what an API has: collections, resources, words, one for everything below a folder. */
$rules = static function (string $last): array {
    $rules = [];
    for ($i = 0; $i < 33; $i++) {
        $rules += ["GET,POST things$i" => 'hello/index', "GET things$i/<id:\d+>" => 'hello/index', "PUT,PATCH things$i/<id:\d+>" => 'hello/index',
            "DELETE things$i/<id:\d+>" => 'hello/index', "GET things$i/<id:\d+>/parts/<part>" => 'hello/index', "GET things$i/<word:[a-z]+>" => 'hello/<word>'];
    }
    return $rules + ['GET files/<path:.+>' => 'hello/index', $last => 'hello/index'];
};

return [
    'rest'   => ['route' => ['rules' => getenv('MSF_BENCH_RULE') ? $rules(getenv('MSF_BENCH_RULE')) : []]],
    'server' => [
        'process_title' => 'msf-bench',
        'route_tool'    => getenv('MSF_BENCH_RULE') ? 'RestRoute' : 'NormalRoute',
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
