/* Who may change a session next, among the coroutines of this process: in the order in which they asked. Nothing here knows files. */
#ifndef MSF_PHP_SESSION_GATE_H
#define MSF_PHP_SESSION_GATE_H

#include "engine/future.h"

typedef struct msf_session_gate {
    msf_list node;    /* of those that somebody is inside of */
    msf_list waiters; /* in order */
    uint32_t waiting;
    struct msf_session_hold *explicit_hold; /* of lock() (borrowed); NULL: taken for one change */
    uint64_t owner;                         /* then: the coroutine that has it, whose changes it lets through */
    char key[];
} msf_session_gate;

/* Goes in; waits until `deadline_us` (monotonic), with at most `max` others. NULL after a throw (LockTimeoutException, cancellation). */
msf_session_gate *msf_session_gate_enter(const char *key, uint64_t deadline_us, zend_long max);
/* Goes out: the next one is woken. Runs no PHP. */
void msf_session_gate_leave(msf_session_gate *g);
/* The one that somebody is inside of; NULL when it is free. */
msf_session_gate *msf_session_gate_find(const char *key);

#endif
