<?php

/** @generate-class-entries */

namespace PG\Context;

/** What every request context has; array access reads and writes properties (spec/06 section 7). */
#[\AllowDynamicProperties]
abstract class AbstractContext implements \ArrayAccess
{
    /** @var string|null */
    protected $logId = null;
    /** @var \PG\Log\PGLog|null */
    protected $log = null;

    /** @return array names of the properties that are serialised */
    public function __sleep() {}

    /**
     * @param \PG\Log\PGLog|null $log
     * @return static
     */
    public function setLog($log) {}

    /** @return \PG\Log\PGLog|null */
    public function getLog() {}

    /**
     * @param string|null $logId
     * @return static
     */
    public function setLogId($logId) {}

    /** @return string|null */
    public function getLogId() {}

    /** @tentative-return-type */
    public function offsetSet(mixed $offset, mixed $value): void {}

    /** @tentative-return-type */
    public function offsetExists(mixed $offset): bool {}

    /** @tentative-return-type */
    public function offsetUnset(mixed $offset): void {}

    /** @tentative-return-type */
    public function offsetGet(mixed $offset): mixed {}

    /** @return void */
    abstract public function destroy();
}
