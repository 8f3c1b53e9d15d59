--TEST--
The map session: what is wrong is said with file and key
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
foreach ([['savePath' => 5], ['sessionName' => 'a;b'], ['sessionName' => '../x'], ['sessionName' => ''], ['maxLifeTime' => 0], ['maxLifeTime' => 'soon'],
    ['maxSize' => 1], ['lockTimeout' => 0], ['lockQueue' => 0], ['regenerateGrace' => -1], ['gcProbability' => 2], ['gcBatch' => 0], ['sync' => 'perhaps'],
    ['cookie' => ['samesite' => 'Sometimes']], ['cookie' => ['secure' => 'never ever']], ['cookie' => ['samesite' => 'None', 'secure' => false]],
    ['cookie' => ['lifetime' => -1]], ['cookie' => ['httponly' => 5]], ['cookie' => ['path' => 1]]] as $map) {
    $c = session_config($map);
    thrown(fn() => new PG\MSF\Session\Session);
}
--EXPECT--
PG\MSF\Base\Exception: DIR/config/c.json: session.savePath: expected a string, got 5
PG\MSF\Base\Exception: DIR/config/c.json: session.sessionName: expected 1 to 64 letters, digits, _ and -, got "a;b"
PG\MSF\Base\Exception: DIR/config/c.json: session.sessionName: expected 1 to 64 letters, digits, _ and -, got "../x"
PG\MSF\Base\Exception: DIR/config/c.json: session.sessionName: expected 1 to 64 letters, digits, _ and -, got ""
PG\MSF\Base\Exception: DIR/config/c.json: session.maxLifeTime: expected a time from 1s to 3.1536E+8s (a number in seconds, or one with its unit such as 500ms, 30s, 5m), got 0
PG\MSF\Base\Exception: DIR/config/c.json: session.maxLifeTime: expected a time from 1s to 3.1536E+8s (a number in seconds, or one with its unit such as 500ms, 30s, 5m), got the string 'soon'
PG\MSF\Base\Exception: DIR/config/c.json: session.maxSize: expected a size from 64 to 1073741824 bytes (such as 65536, 64k, 8M), got 1
PG\MSF\Base\Exception: DIR/config/c.json: session.lockTimeout: expected a time from 0.001s to 86400s (a number in milliseconds, or one with its unit such as 500ms, 30s, 5m), got 0
PG\MSF\Base\Exception: DIR/config/c.json: session.lockQueue: expected a whole number from 1 to 1000000, got 0
PG\MSF\Base\Exception: DIR/config/c.json: session.regenerateGrace: expected a time from 0s to 3.1536E+8s (a number in seconds, or one with its unit such as 500ms, 30s, 5m), got -1
PG\MSF\Base\Exception: DIR/config/c.json: session.gcProbability: expected a number from 0 to 1, got 2
PG\MSF\Base\Exception: DIR/config/c.json: session.gcBatch: expected a whole number from 1 to 1000000, got 0
PG\MSF\Base\Exception: DIR/config/c.json: session.sync: expected true or false, got the string 'perhaps'
PG\MSF\Base\Exception: DIR/config/c.json: session.cookie.samesite: expected Lax, Strict, None or "", got "Sometimes"
PG\MSF\Base\Exception: DIR/config/c.json: session.cookie.secure: expected true or false, got the string 'never ever'
PG\MSF\Base\Exception: DIR/config/c.json: session.cookie.samesite: browsers refuse None without session.cookie.secure
PG\MSF\Base\Exception: DIR/config/c.json: session.cookie.lifetime: expected a time from 0s to 3.1536E+8s (a number in seconds, or one with its unit such as 500ms, 30s, 5m), got -1
PG\MSF\Base\Exception: DIR/config/c.json: session.cookie.httponly: expected true or false, got 5
PG\MSF\Base\Exception: DIR/config/c.json: session.cookie.path: expected a string, got 1
