/* Suspended coroutines and the cycle collector.
 *
 * A coroutine that waits for a future without an operation behind it ("passive") and without a deadline can only be woken by PHP code that
 * can still reach that future. For the time of such a wait the coroutine is represented by a small object, its handle, whose only reference
 * belongs to the future; the handle reports everything that the coroutine holds, its suspended frames and generators included. If future,
 * handle and all are unreachable from elsewhere, they are garbage: the collector calls the handle's destructor, and that wakes the
 * coroutine with an exception that says so. In every other situation the engine keeps the handle's reference, and nothing that the
 * coroutine holds looks like garbage. */
#ifndef MSF_ENGINE_COLLECT_H
#define MSF_ENGINE_COLLECT_H

#include "engine/future.h"

void msf_register_coroutine_handle(void);

/* The wait for `f` begins: the future gets the handle's reference. */
void msf_collect_lend(msf_coro *co, msf_future *f);
/* It is over. */
void msf_collect_take_back(msf_coro *co);
/* The coroutine is over: drops the handle. */
void msf_collect_release(msf_coro *co);
/* In a turn, on the main stack: runs the collector when waits have been watched for some time. Destructors may run. */
void msf_collect_turn(void);
/* For the get_gc of futures: the handles lent to `f`. */
void msf_collect_waiters(msf_future *f, zend_get_gc_buffer *gc);
/* And what its listeners hold. */
void msf_collect_listeners(msf_future *f, zend_get_gc_buffer *gc);

#endif
