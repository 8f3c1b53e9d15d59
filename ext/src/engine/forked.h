/* Application code that calls fork() in a worker (pcntl_fork) makes a copy of the whole worker: its connections, its listening socket, its
 * event loop. The copy may run the code that follows the fork up to the end of its coroutine, or to its first wait; there it ends. Were it
 * to go on, it would answer requests of the worker a second time and take others away from it. */
#ifndef MSF_ENGINE_FORKED_H
#define MSF_ENGINE_FORKED_H

#include <stdbool.h>

#include "zend_portability.h"

/* True in such a copy. */
extern bool msf_is_forked_copy;

/* Of the running process, which is no copy. Idempotent. */
void msf_forked_watch(void);

/* Ends the process at once with PHP's exit status: no destructors, no shutdown functions, nothing written that is the worker's to write. */
ZEND_COLD ZEND_NORETURN void msf_forked_end(void);

/* Wherever a coroutine hands over to another one. */
static zend_always_inline void msf_forked_check(void)
{
    if (UNEXPECTED(msf_is_forked_copy)) {
        msf_forked_end();
    }
}

#endif
