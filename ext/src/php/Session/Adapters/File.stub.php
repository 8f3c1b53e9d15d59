<?php

/** @generate-class-entries */

namespace PG\MSF\Session\Adapters;

/**
 * Sessions in files (spec/07 section 7): <savePath>/<sessionName>_<id>, mode 0600, in a directory of mode 0700. A file is replaced as a whole. Every
 * method waits inside, while a thread does the work, and throws PG\MSF\Session\Exception with the path when it fails. Sessions use it by
 * themselves (session.handler = 1); it can be used directly and extended.
 */
class File extends \PG\MSF\Base\Core implements \PG\MSF\Session\ISession, \PG\MSF\Session\ISessionLock
{
    /**
     * Opens the directory and makes it where need be.
     * @return bool true
     */
    public function open(string $savePath, string $sessionName) {}

    /** @return bool true */
    public function close() {}

    /** @return string|false the content; false when there is none that is younger than session.maxLifeTime */
    public function read(string $sessionId) {}

    /** @return bool true */
    public function write(string $sessionId, string $sessionData) {}

    /** @return bool true */
    public function unset(string $sessionId) {}

    /** @return bool true */
    public function gc(int $maxLifeTime, string $sessionId = '') {}

    /** @return bool true; makes an empty session, `{}`, where there is none */
    public function touch(string $sessionId) {}

    /** @return bool whether the session was free; this object has it now. Objects of one process are not kept apart: Session does that */
    public function lock(string $sessionId) {}

    /** @return bool true */
    public function unlock(string $sessionId) {}
}
