/* What a fiber switch of the engine does not carry and two coroutines must not share (STYLE 3.3 trap 6): output buffers, user error and
 * exception handlers, error_reporting. Swapped out when a coroutine stops running, in when it goes on; nothing is done for coroutines that
 * never touched any of it. */
#ifndef MSF_ENGINE_STATE_H
#define MSF_ENGINE_STATE_H

#include "php.h"

typedef struct msf_engine_saved msf_engine_saved; /* heap, only when there is something to keep */

typedef struct msf_engine_state {
    msf_engine_saved *saved;
} msf_engine_state;

/* Takes what the running coroutine has set, leaves the base state behind. */
void msf_state_leave(msf_engine_state *s);
/* Puts it back. */
void msf_state_enter(msf_engine_state *s);
/* The coroutine is over: ends its output buffers (their content is discarded; returned in *output if not NULL), restores handlers, frees.
 */
void msf_state_end(msf_engine_state *s, zend_string **output);
/* For the collector. */
void msf_state_gc(msf_engine_state *s, zend_get_gc_buffer *gc);

#endif
