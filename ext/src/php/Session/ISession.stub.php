<?php

/** @generate-class-entries */

namespace PG\MSF\Session {
    /**
     * A store of sessions (spec/07 section 7): an adapter that session.handler names. A method may also return an awaitable or a generator; its result
     * is waited for. Ids are 1 to 128 of A-Z, a-z, 0-9, "-" and ",". What write() gets is the whole session as one JSON object, and read() has
     * to give it back byte for byte until it is older than session.maxLifeTime.
     */
    interface ISession
    {
        /**
         * Called once for every Session object, before anything else.
         * @param string $savePath session.savePath
         * @param string $sessionName session.sessionName
         * @return mixed
         */
        public function open(string $savePath, string $sessionName);

        /** @return mixed */
        public function close();

        /** @return mixed the content as a string; false or null when there is none */
        public function read(string $sessionId);

        /** @return mixed what Session::set() and delete() return */
        public function write(string $sessionId, string $sessionData);

        /** @return mixed removes one */
        public function unset(string $sessionId);

        /**
         * Removes what has not been used for a time.
         * @param int $maxLifeTime seconds
         * @param string $sessionId only this one, if it is that old; empty: all
         * @return mixed
         */
        public function gc(int $maxLifeTime, string $sessionId = '');

        /** @return mixed the age of that one begins anew */
        public function touch(string $sessionId);
    }

    /**
     * What an adapter implements in addition when several processes use its store: then changes of one session are made one after another in all of
     * them. Without it they are so within each process only. A lock must end by itself after a while, since a process may die with it.
     */
    interface ISessionLock
    {
        /** @return mixed true when the lock was taken, false when somebody else has it; must not wait for it: it is asked again until session.lockTimeout */
        public function lock(string $sessionId);

        /** @return mixed */
        public function unlock(string $sessionId);
    }

    /** A session was locked by others for longer than session.lockTimeout. Nothing was changed. */
    class LockTimeoutException extends \PG\MSF\Session\Exception
    {
    }
}
