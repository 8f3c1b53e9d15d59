<?php

/** @generate-class-entries */

namespace PG\Log;

/**
 * The logger of the server, and a clone of it per request, task and timer tick (manual 4.6 and 5.4; spec/07 section 6).
 *
 * Methods declare no return types, because applications override them without.
 *
 * Lines are formatted at once and written in batches; ERROR and above is written at once. In a message line breaks become spaces, other control
 * characters `\xNN`; where the template puts a value between double quotes it is escaped as in JSON.
 */
#[\AllowDynamicProperties]
class PGLog
{
    /** @var int */
    public const DEBUG = 100;
    /** @var int */
    public const INFO = 200;
    /** @var int */
    public const NOTICE = 250;
    /** @var int */
    public const WARNING = 300;
    /** @var int */
    public const ERROR = 400;
    /** @var int */
    public const CRITICAL = 500;
    /** @var int */
    public const ALERT = 550;
    /** @var int */
    public const EMERGENCY = 600;

    /**
     * The id on every line; empty prints 000000.
     * @var string
     */
    public $logId = '';

    /**
     * The channel on every line; empty prints the name of the logger.
     * @var string
     */
    public $channel = '';

    /**
     * `beginTime` (seconds as float) and `uri` of the access line; made when it is first looked at.
     * @var array
     */
    public $accessRecord = null;

    /**
     * Unused; there for applications that set it.
     * @var int
     */
    public $profileStackLen = 20;

    /**
     * @param array $config the map `server.log`: `handlers` => name => levelList (list of levels), stream (path), format, dateFormat, buffer
     * @param array $handlers ignored
     * @param array $processors ignored
     * @param \DateTimeZone|null $timezone ignored: the time zone of PHP is used
     * @throws \PG\MSF\Base\Exception a handler is wrong or its file cannot be opened; names the file and the key
     */
    public function __construct(string $name, array $config = [], array $handlers = [], array $processors = [], $timezone = null)
    {
    }

    /**
     * Begins a new record: empties the lists and starts the clock of the access line.
     * @return void
     */
    public function init()
    {
    }

    /**
     * Writes the access line at level NOTICE and empties the lists.
     * @return void
     */
    public function appendNoticeLog()
    {
    }

    /**
     * Writes one record to every handler that wants its level.
     * @param int|string $level a level constant or its name
     * @param string|\Stringable|mixed $message arrays and objects without a text are written as JSON
     * @param array $context `logId` and `channel` in it replace those of the logger for this line; the rest is `%context%`, and `{key}` in the
     *     message stands for one of its values (PSR-3 1.2); `exception` is described with its trace; secrets (`server.log.secrets`) are `***`
     * @return bool whether a handler took it
     * @throws \InvalidArgumentException unknown level
     */
    public function addRecord($level, $message, array $context = [])
    {
    }

    /**
     * @param int|string $level
     * @param mixed $message
     * @return bool
     */
    public function log($level, $message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @return bool
     */
    public function debug($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @return bool
     */
    public function info($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @return bool
     */
    public function notice($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @return bool
     */
    public function warning($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @return bool
     */
    public function error($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @return bool
     */
    public function critical($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @return bool
     */
    public function alert($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @return bool
     */
    public function emergency($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @implementation-alias PG\Log\PGLog::warning
     * @return bool
     */
    public function warn($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @implementation-alias PG\Log\PGLog::error
     * @return bool
     */
    public function err($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @implementation-alias PG\Log\PGLog::critical
     * @return bool
     */
    public function crit($message, array $context = [])
    {
    }

    /**
     * @param mixed $message
     * @implementation-alias PG\Log\PGLog::emergency
     * @return bool
     */
    public function emerg($message, array $context = [])
    {
    }

    /**
     * Adds ` key=value` to the access line. Strings and numbers are URL-encoded, true and false are words, null is empty, arrays are JSON; other
     * values, and keys that are no scalars, are ignored.
     * @param mixed $key
     * @param mixed $val
     * @param int|null $length bytes; a longer string (also inside an array) is cut to `<that many bytes>...<N>chars>`
     * @return void
     */
    public function pushLog($key, $val = '', $length = null)
    {
    }

    /**
     * @param string $name
     * @return void
     */
    public function profileStart($name)
    {
    }

    /**
     * @param string $name
     * @return void
     */
    public function profileEnd($name)
    {
    }

    /**
     * @param string $name
     * @param int|float $cost seconds
     * @return void
     */
    public function profile($name, $cost)
    {
    }

    /**
     * @param string $name
     * @param int|float $hit
     * @param int|float|null $total
     * @return void
     */
    public function counting($name, $hit, $total = null)
    {
    }

    /**
     * The items of `profile[...]`, separated by commas.
     * @return string
     */
    public function getAllProfileInfo()
    {
    }

    /** @return string */
    public function getName()
    {
    }

    /**
     * A logger of another name with the same files; lines of it have the name as channel.
     * @param string $name
     * @return static
     */
    public function withName($name)
    {
    }

    /**
     * Lets a callable see each record before it is written. It gets and returns an array with `message`, `context`, `level`, `level_name`,
     * `channel`, `logId` and `extra`, which starts empty and is `%extra%` (Monolog 1 and 2; spec/07 section 6). What the logger of a request
     * was given is removed with its access line; the access line itself does not pass through processors.
     * @param callable $callback
     * @return static
     * @throws \InvalidArgumentException not callable
     * @throws \LengthException more than 64
     */
    public function pushProcessor($callback)
    {
    }

    /**
     * Removes the processor that was pushed last.
     * @return callable
     * @throws \LogicException there is none
     */
    public function popProcessor()
    {
    }

    /**
     * The processors in the order in which they run: the last pushed first.
     * @return array
     */
    public function getProcessors()
    {
    }

    /**
     * @param int|string $level
     * @return bool
     */
    public function isHandling($level)
    {
    }

    /**
     * @param int $level
     * @return string
     */
    public static function getLevelName($level)
    {
    }
}
