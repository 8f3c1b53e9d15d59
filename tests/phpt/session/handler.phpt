--TEST--
session.handler: Redis is refused with a sentence, unknown ones, classes of the application's
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
use PG\MSF\Session\Session;
foreach ([2, '3', 4, 'zero1', 'stdClass', 'PG\MSF\Session\ISession', '', null, 1, '1', 'PG\MSF\Session\Adapters\File'] as $handler) {
    $c = session_config(['handler' => $handler]);
    thrown(fn() => (new Session)->set('k', 1));
}
--EXPECT--
PG\MSF\Session\Exception: session.handler is 2, sessions in Redis: this version has no adapter for it. Use 1 (Macro::SESSION_FILE) or the name of a class of yours that implements PG\MSF\Session\ISession
PG\MSF\Session\Exception: session.handler is 3, sessions in Redis: this version has no adapter for it. Use 1 (Macro::SESSION_FILE) or the name of a class of yours that implements PG\MSF\Session\ISession
PG\MSF\Session\Exception: 不支持的Session存储类型
PG\MSF\Base\Exception: DIR/config/c.json: session.handler: zero1 is no class that implements PG\MSF\Session\ISession
PG\MSF\Base\Exception: DIR/config/c.json: session.handler: stdClass is no class that implements PG\MSF\Session\ISession
PG\MSF\Base\Exception: DIR/config/c.json: session.handler: PG\MSF\Session\ISession is no class that implements PG\MSF\Session\ISession
PG\MSF\Session\Exception: 不支持的Session存储类型
nothing was thrown
nothing was thrown
nothing was thrown
nothing was thrown
