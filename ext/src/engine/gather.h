/* Waiting for several things at once: all(), any(), race(). */
#ifndef MSF_ENGINE_GATHER_H
#define MSF_ENGINE_GATHER_H

#include "engine/future.h"

typedef enum msf_gather_kind {
    MSF_GATHER_ALL,  /* every result, by its key; the first failure (in time) fails the whole */
    MSF_GATHER_ANY,  /* the first success; when none is left, an exception whose previous one is the first failure */
    MSF_GATHER_RACE, /* whatever is over first, success or failure */
} msf_gather_kind;

/* What `v` stands for when it is waited for: an awaitable itself, a generator or closure as a new coroutine. The caller owns the reference.
 * NULL without an exception: a plain value. */
msf_future *msf_future_of(zval *v);

/* Waits on the current stack. Those that are not needed any more go on; their failures are nobody's business then. timeout_ms < 0: none.
 * False: EG(exception) is set. */
bool msf_gather(msf_gather_kind kind, HashTable *items, int64_t timeout_ms, zval *value);

#endif
