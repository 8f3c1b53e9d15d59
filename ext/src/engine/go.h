/* Coroutines that PHP code starts: go(), and generators that somebody waits for outside a generator. */
#ifndef MSF_ENGINE_GO_H
#define MSF_ENGINE_GO_H

#include "engine/future.h"

/* Calls `fci`/`fcc` with its arguments in a new coroutine, from the next turn on; a generator that it returns is driven to its end. The
 * future is completed with the result. The caller owns the reference. NULL: an exception is pending (too many coroutines). */
msf_future *msf_go(const zend_fcall_info *fci, const zend_fcall_info_cache *fcc);
/* The same for a generator that exists already. */
msf_future *msf_go_generator(zend_object *generator);

/* Told of every coroutine that go() starts, from where it is started; for the leak detector. NULL as a rule. */
extern void (*msf_go_watch)(msf_coro *co);

#endif
