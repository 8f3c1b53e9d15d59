--TEST--
An awaitable of the application finds its request in the scheduler's maps, and nothing stays there
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp(['server' => ['set' => ['worker_num' => 1]]]);
echo $app->get('/OwnAwaitable');
echo $app->get('/OwnAwaitable');
echo $app->get('/OwnAwaitable/Left'); // its own entries
--EXPECT--
200 OK | [{"late":true},true]
200 OK | [{"late":true},true]
200 OK | [1,1]
