--TEST--
At most 256 idle objects of a class are kept
--EXTENSIONS--
msf
--FILE--
<?php
class Thing
{
}
$pool = PG\MSF\Base\Pool::getInstance();
for ($i = 0; $i < 300; $i++) {
    $pool->push(new Thing);
}
echo count($pool->map['Thing']), "\n";
--EXPECT--
256
