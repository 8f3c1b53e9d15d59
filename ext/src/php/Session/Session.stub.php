<?php

/** @generate-class-entries */

namespace PG\MSF\Session;

/**
 * The session of a request (spec/07 section 7): `$session = $this->getObject(\PG\MSF\Session\Session::class)`. Every method waits inside and returns the
 * plain value, so `yield $session->get('k')` and `$session->get('k')` are the same.
 *
 * The first use finds the session by the cookie session.sessionName, or makes one and sets the cookie; that must happen before the answer begins.
 * Values have to survive JSON: objects come back as arrays. Every method throws PG\MSF\Session\Exception when the store fails, with the path in its
 * message, and those that change something LockTimeoutException when others kept the session locked for longer than session.lockTimeout; then
 * nothing was changed.
 */
class Session extends \PG\MSF\Base\Core
{
    /** Reads the configuration and opens the adapter that session.handler names. */
    public function __construct() {}

    /**
     * A value; $default when it is missing or null.
     * @param mixed $default
     * @return mixed
     */
    public function get(string $key, $default = null) {}

    /**
     * Stores a value, or with an array of them, all at once.
     * @param array|string|int $key
     * @param mixed $value
     * @return mixed true; with an adapter of the application's, what its write() says
     */
    public function set($key, $value = null) {}

    /** @return bool whether there is such a value, and it is not null */
    public function has(string $key) {}

    /** @return mixed as for set(), also when there was no such value */
    public function delete(string $key) {}

    /** @return bool true; removes all values. The id and the cookie stay */
    public function clear() {}

    /** All values. */
    public function all(): array {}

    /** The id, as the cookie has it. */
    public function id(): string {}

    /**
     * Gives the session a new id and its cookie, and keeps the values: to be called whenever rights change, at login above all. The old id works for
     * session.regenerateGrace seconds more, with the values of this moment, for requests that are on their way; changes under it are lost.
     * @param bool $deleteOld false: the old id goes on as a session of its own, with a copy of the values
     * @return string the new id
     */
    public function regenerate(bool $deleteOld = true): string {}

    /**
     * Removes values, id and cookie. Used again in the same request, a new session begins. Other than destroy() of other pooled objects, the pool does
     * not call it at the end of the request.
     */
    public function destroy(): bool {}

    /**
     * Keeps others from changing the session until the Lock is released or gone, at the longest for session.lockTtl. Changes of the same coroutine go
     * through meanwhile; those of others, also in the same request, wait. Single calls need no lock: set() and delete() are safe by themselves.
     * @param int|null $timeoutMs to wait for it; default session.lockTimeout
     */
    public function lock(?int $timeoutMs = null): Lock {}

    /**
     * Reads all values, lets $change(array $values): array make the new ones, and stores these, while nobody else can change the session. Nothing is
     * stored when it throws.
     * @param callable $change may wait, and may be a generator
     * @param int|null $timeoutMs to wait for the lock; default session.lockTimeout
     * @return array what was stored
     */
    public function update(callable $change, ?int $timeoutMs = null): array {}
}
