<?php

/** @generate-class-entries */

namespace PG\MSF\Server;

/**
 * The low-level server as hooks and getInstance()->server see it.
 * @strict-properties
 * @not-serializable
 */
final class Handle
{
    /**
     * slot of this worker; -1 in the master
     * @var int
     */
    public int $worker_id = -1;
    /** @var int */
    public int $worker_pid = 0;
    /** @var bool */
    public bool $taskworker = false;
    /** @var int */
    public int $master_pid = 0;
    /**
     * the master is its own manager
     * @var int
     */
    public int $manager_pid = 0;
    /**
     * server.set
     * @var array
     */
    public array $setting = [];

    /**
     * Counters of the whole tree: start_time, connection_num, accept_count, close_count, tasking_num, request_count, worker_request_count.
     * @return array
     */
    public function stats(): array {}

    /** Replaces every worker without losing a request. */
    public function reload(): bool {}

    /**
     * Closes a connection of this worker whose request is being served; its client sees a reset.
     * @param int $fd HttpRequest::$fd
     * @return bool false when there is none
     */
    public function close(int $fd): bool {}

    /**
     * Hands a value to onPipeMessage() of another worker (or of this one). Order is kept between two workers; what waits while a worker is
     * replaced goes to the next one of that number.
     * @param mixed $message anything that serialize() takes, up to 64 KiB
     * @param int $workerId 0 to the number of workers - 1
     * @return bool false when the queue of that worker is full (server.set.message_queue)
     * @throws \PG\MSF\Base\Exception no such worker, too long a message, or not in a worker
     * @throws \Exception what serialize() throws
     */
    public function sendMessage(mixed $message, int $workerId): bool {}

    /** Ends the server in an orderly way. */
    public function shutdown(): bool {}
}
