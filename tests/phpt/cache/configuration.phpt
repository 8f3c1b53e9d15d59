--TEST--
sys_cache.*: sizes, switching it off, and values that do not fit
--EXTENSIONS--
msf
--FILE--
<?php
function look() {
    $cache = new PG\MSF\Cache\SysCache('x');
    echo json_encode([$cache->set('a', 1), $cache->get('a'), $cache->has('a'), $cache->increment('n'), $cache->delete('a'), $cache->flush()]), "\n";
    $i = $cache->info();
    echo "memory $i[memory_size], slots $i[slots_size], segments $i[segment_num]\n";
}
function with(array $values) {
    $file = sys_get_temp_dir() . '/msf-sys-cache-' . getmypid() . '.json';
    file_put_contents($file, json_encode(['sys_cache' => $values]));
    echo json_encode($values), "\n";
    if (pcntl_fork() === 0) { /* the segment of a process is made once */
        $config = new PG\MSF\Config\Config($file);
        try {
            look();
        } catch (Exception $e) {
            echo get_class($e), ': ', str_replace($file, 'FILE', $e->getMessage()), "\n";
        }
        exit;
    }
    pcntl_wait($status);
    unlink($file);
}
with(['memory' => '4M', 'slots' => 100]);
with(['enable' => false]);
with(['memory' => '64k']);
with(['slots' => -1]);
with(['memory' => '8M', 'max_value' => '4M']);
with(['memory' => '8M', 'slots' => 1000000]);
--EXPECT--
{"memory":"4M","slots":100}
[true,1,true,1,true,true]
memory 4194304, slots 128, segments 2
{"enable":false}
[false,false,false,false,false,false]
memory 0, slots 0, segments 0
{"memory":"64k"}
PG\MSF\Base\Exception: FILE: sys_cache.memory: expected a size from 1048576 to 1099511627776 bytes (such as 65536, 64k, 8M), got the string '64k'
{"slots":-1}
PG\MSF\Base\Exception: FILE: sys_cache.slots: expected a whole number from 0 to 67108864, got -1
{"memory":"8M","max_value":"4M"}
PG\MSF\Base\Exception: FILE: sys_cache.memory: a memory of 8388608 bytes with 4096 slots (557056 bytes) has no room for four values of 4194304 bytes
{"memory":"8M","slots":1000000}
PG\MSF\Base\Exception: FILE: sys_cache.memory: a memory of 8388608 bytes with 1048576 slots (142606336 bytes) has no room for four values of 524288 bytes
