<?php

/** @generate-class-entries */

namespace PG\MSF;

/**
 * Constants of the framework (spec/07 section 13). `PG\MSF\Marco`, the name that the manual's examples use, is the same class.
 * PROCESS_NAME, a map from the kinds of processes to the ends of their titles, is declared in C: stubs cannot hold arrays.
 */
class Macro
{
    /**
     * A Redis proxy that spreads keys over its pools.
     * @var int
     */
    const CLUSTER = 0;

    /**
     * A proxy that writes to one server and reads from others.
     * @var int
     */
    const MASTER_SLAVE = 1;

    /**
     * Prefix of the statistics in the shared cache.
     * @var string
     */
    const SERVER_STATS = 'msf_server_stats_';

    /**
     * Redis values as they are.
     * @var int
     */
    const SERIALIZE_NONE = 0;

    /**
     * Redis values by serialize().
     * @var int
     */
    const SERIALIZE_PHP = 1;

    /**
     * Redis values by igbinary.
     * @var int
     */
    const SERIALIZE_IGBINARY = 2;

    /**
     * Type of a message to a tasker.
     * @var int
     */
    const SERVER_TYPE_TASK = 500;

    /** @var string */
    const TCP_REQUEST = 'TCP';

    /** @var string */
    const HTTP_REQUEST = 'HTTP';

    /**
     * What the object pool resets when an object comes back; bits.
     * @var int
     */
    const DS_NONE = 0;

    /** @var int */
    const DS_PUBLIC = 1;

    /** @var int */
    const DS_PROTECTED = 2;

    /** @var int */
    const DS_PRIVATE = 4;

    /** @var int */
    const DS_STATIC = 8;

    /**
     * Kinds of processes.
     * @var int
     */
    const PROCESS_WORKER = 1;

    /** @var int */
    const PROCESS_TASKER = 2;

    /** @var int */
    const PROCESS_RELOAD = 3;

    /** @var int */
    const PROCESS_CONFIG = 4;

    /** @var int */
    const PROCESS_TIMER = 5;

    /** @var int */
    const PROCESS_MASTER = 4094;

    /** @var int */
    const PROCESS_MANAGER = 4095;

    /** @var int */
    const PROCESS_USER = 4096;

    /**
     * Outcomes of a static file.
     * @var int
     */
    const SEND_FILE_404 = 404;

    /** @var int */
    const SEND_FILE_200 = 200;

    /** @var int */
    const SEND_FILE_304 = 304;

    /** @var int */
    const SEND_FILE_403 = 403;

    /**
     * A timer that repeats.
     * @var string
     */
    const SWOOLE_TIMER_TICK = 'swoole_timer_tick';

    /**
     * A timer that fires once.
     * @var string
     */
    const SWOOLE_TIMER_AFTER = 'swoole_timer_after';

    /**
     * Where sessions are kept.
     * @var int
     */
    const SESSION_FILE = 1;

    /** @var int */
    const SESSION_REDIS = 2;

    /** @var int */
    const SESSION_REDIS_PROXY = 3;
}
