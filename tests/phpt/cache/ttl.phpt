--TEST--
Values go when their time is over, and not before
--EXTENSIONS--
msf
--FILE--
<?php
$cache = new PG\MSF\Cache\SysCache();
$began = hrtime(true);
$cache->set('one', 1, 1);
$cache->set(['two' => 2], 1);
$cache->add('three', 3, ttl: 1);
$cache->set('four', 4);
$cache->delete('four', 1);
$cache->increment('five', 1, 1);
$cache->set('stays', 1, 1000);
$all = ['one', 'two', 'three', 'four', 'five', 'stays'];
$seen = count(array_filter($cache->get($all)));
$took = hrtime(true) - $began;
echo $took > 9e8 || $seen === 6 ? "all there\n" : "$seen\n";
while (array_filter($cache->get(array_slice($all, 0, 5))) && hrtime(true) - $began < 10e9);
$took = (hrtime(true) - $began) / 1e9;
echo $took > 0.98 && $took < 9 ? "after a second\n" : "after $took s\n";
var_dump($cache->get('stays'), $cache->add('one', 'again'), $cache->increment('five'));
--EXPECT--
all there
after a second
int(1)
bool(true)
int(1)
