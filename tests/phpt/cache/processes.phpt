--TEST--
Processes that are forked share what was stored before and after
--EXTENSIONS--
msf
posix
--FILE--
<?php
$cache = new PG\MSF\Cache\SysCache();
$cache->set('before', 'seen');
for ($i = 0; $i < 4; $i++) {
    if (pcntl_fork() === 0) {
        for ($n = 0; $n < 5000; $n++) {
            $cache->increment('n');
        }
        $cache->set("child$i", $cache->get('before') . ' by ' . $i);
        posix_kill(getmypid(), SIGKILL);
    }
}
while (pcntl_wait($status) > 0);
var_dump($cache->get('n'));
echo implode(', ', $cache->get(['child0', 'child1', 'child2', 'child3'])), "\n";
--EXPECT--
int(20000)
seen by 0, seen by 1, seen by 2, seen by 3
