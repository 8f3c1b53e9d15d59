--TEST--
info(): the figures of the manual, and what they count
--EXTENSIONS--
msf
--FILE--
<?php
$cache = new PG\MSF\Cache\SysCache();
$i = $cache->info();
echo implode(' ', array_keys($i)), "\n";
var_dump($i['memory_size'], $i['slots_size'], $i['segment_num'] * $i['segment_size'] > 56 << 20);
$cache->set('a', 1);
$cache->set('b', str_repeat('x', 1000));
$cache->get('a');
$cache->get('b');
$cache->has('b');
$cache->get('c');
@$cache->set('d', str_repeat('x', 2 << 20));
$j = $cache->info();
foreach (['miss', 'hits', 'fails', 'kicks', 'recycles', 'slots_used'] as $key) {
    echo "$key=$j[$key] ";
}
--EXPECT--
memory_size slots_memory_size values_memory_size segment_size segment_num miss hits fails kicks recycles slots_size slots_used
int(67108864)
int(32768)
bool(true)
miss=1 hits=3 fails=1 kicks=0 recycles=0 slots_used=2
