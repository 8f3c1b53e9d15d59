--TEST--
never more than the permits at once, in the order of arrival
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Coroutine\{Base, CNull, Channel, Semaphore, WaitGroup, Sleep, TimeoutException, CancelledException};
use function PG\MSF\{go, await, all, any, race, delay, run};

$s = new Semaphore(2);
$now = $most = 0;
$order = [];
for ($i = 0; $i < 6; $i++) {
    go(function () use ($s, &$now, &$most, &$order, $i) {
        $s->acquire();
        $order[] = $i;
        $most = max($most, ++$now);
        delay(2);
        $now--;
        $s->release();
    });
}
run();
var_dump($most, json_encode($order), $s->available());
--EXPECT--
int(2)
string(13) "[0,1,2,3,4,5]"
int(2)
