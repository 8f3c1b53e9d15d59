--TEST--
The monitor page
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();

[$status, $body] = explode(' | ', $app->get('/monitor'), 2);
$m = json_decode($body, true);
echo $status, ' ', implode(',', array_keys($m)), "\n", implode(',', array_keys($m['worker']['worker0'])), "\n", implode(',', array_keys($m['tcp'])), "\n",
    implode(',', array_keys($m['running'])), "\n";
var_dump(count($m['worker']['worker0']['object_pool']) > 0, (bool)preg_match('~^\d+\.\d{3}M$~', $m['worker']['worker0']['memory']['peak']), count($m['sys_cache']));
--EXPECT--
200 OK worker,tcp,running,sys_cache,latency,server,leaving
pid,coroutine,memory,request,object_pool,dns_cache_http,keep_alive_cache,exit,reload,state,generation,uptime,age,connections,idle,in_flight,coroutines,rss_byte,refused,status,turn
start_time,connection_num,accept_count,close_count,tasking_num,request_count
qps,last_qpm,qpm,concurrency
bool(true)
bool(true)
int(12)
