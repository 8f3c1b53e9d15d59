<?php

/** @generate-function-entries */

/**
 * `[Y-m-d H:i:s] <messages>` and a line break, appended to the file `server.set.log_file` when it is configured, else printed. For the verbs of the
 * command line (start, stop, ...) it is printed as well.
 *
 * @param string $messages
 */
function writeln($messages): void
{
}

/** Cancels the timers of the framework in this process and leaves its event loop. */
function clearTimes(): void
{
}

/**
 * A description of a value for people: printed with a line break behind it, or returned.
 *
 * Only public properties are shown, unless the object's `__sleep()` names others; names that its `__unsleep()` returns are hidden. Strings of more
 * than 512 bytes are `'*<truncated>*'` when the constant DUMP_TRUNCATED is defined. Below the fourth level arrays are `[...]` and objects
 * `Class(...)`; of an array or object 100 members are shown.
 *
 * Values whose key or property looks like a secret (password, passwd, passphrase, pwd, secret, token, authorization, cookie, credential, api_key,
 * private_key; in any case and as a part of the name) are `'***'`, unless they are null, a boolean or empty. The trace of an exception is shown without
 * arguments.
 *
 * @param mixed $var
 * @param bool $format one member per line, indented; false: all in one line, for logs
 * @param bool $return
 */
function dump($var, $format = true, $return = false): ?string
{
}

/**
 * Appends the description of `$var` at the depth `$level` to `$output`.
 *
 * @param string $output
 * @param mixed $var
 * @param int $level
 * @param bool $format
 * @param bool $truncated false: long strings stay whole even if DUMP_TRUNCATED is defined
 */
function dumpInternal(&$output, $var, $level, $format = true, $truncated = true): void
{
}
