<?php

/** @generate-class-entries */

namespace PG\MSF\Base {
    /** The parent of every exception that MSF throws on purpose (spec 07, section 14). */
    #[\AllowDynamicProperties]
    class Exception extends \Exception
    {
    }
}

namespace PG\MSF\Client {
    class Exception extends \PG\MSF\Base\Exception
    {
    }
}

namespace PG\MSF\Pack {
    class Exception extends \PG\MSF\Base\Exception
    {
    }
}

namespace PG\MSF\Pools {
    class Exception extends \PG\MSF\Base\Exception
    {
    }
}

namespace PG\MSF\Process {
    class Exception extends \PG\MSF\Base\Exception
    {
    }
}

namespace PG\MSF\Proxy {
    class Exception extends \PG\MSF\Base\Exception
    {
    }
}

namespace PG\MSF\Queue {
    class Exception extends \PG\MSF\Base\Exception
    {
    }
}

namespace PG\MSF\Route {
    class Exception extends \PG\MSF\Base\Exception
    {
    }
}

namespace PG\MSF\Session {
    class Exception extends \PG\MSF\Base\Exception
    {
    }
}

namespace PG\MSF\Tasks {
    class Exception extends \PG\MSF\Base\Exception
    {
    }
}

namespace PG\MSF\Coroutine {
    /** Thrown by coroutines, and by operations that a coroutine waits for. */
    class Exception extends \PG\MSF\Base\Exception
    {
        /** The message of the previous exception; this one's own when there is none. */
        public function getPreviousMessage(): string {}
    }

    /** A wait took longer than its deadline. Only await() and its kin throw it; `yield` evaluates to false instead. */
    class TimeoutException extends \PG\MSF\Coroutine\Exception
    {
    }

    /** The operation, or the coroutine itself, was cancelled. */
    class CancelledException extends \PG\MSF\Coroutine\Exception
    {
    }
}
