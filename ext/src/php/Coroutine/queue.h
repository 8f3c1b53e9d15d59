/* Those who wait for their turn at a Channel, a Semaphore or a WaitGroup, in order. Each is a passive future; the queue holds one reference
 * to it, so that the collector can follow: future -> owner -> queue -> future. One that nobody else holds any more is passed over. */
#ifndef MSF_PHP_COROUTINE_QUEUE_H
#define MSF_PHP_COROUTINE_QUEUE_H

#include "engine/future.h"

typedef struct msf_queued msf_queued;

typedef struct msf_queue {
    msf_list list;
    uint32_t count;
    /* Somebody was served and went away without looking: take back what it got. Runs no PHP. May be NULL. */
    void (*undelivered)(zend_object *owner, zval *result);
} msf_queue;

struct msf_queued {
    msf_list node;
    msf_queue *queue;   /* NULL when it has left */
    zend_object *owner; /* owns a reference */
    msf_future *f;
    zval value; /* what it brings (push), or UNDEF */
    void (*undelivered)(zend_object *owner, zval *result);
};

void msf_queue_init(msf_queue *q, void (*undelivered)(zend_object *owner, zval *result));
/* A new place at the end; `value` (copied, may be NULL) is what it brings. `what` is a literal for errors. The caller owns the reference.
 */
msf_future *msf_queue_join(msf_queue *q, zend_object *owner, const char *what, const zval *value);
/* The first one that still waits; NULL when there is none. */
msf_queued *msf_queue_first(msf_queue *q);
/* Gives it the result (copied) and lets it go. */
void msf_queue_serve(msf_queued *w, zval *result);
/* Fails all of them. */
void msf_queue_fail(msf_queue *q, const char *text);
/* Waits with the stack for a place from msf_queue_join; takes the caller's reference. timeout_ms < 0: none. */
bool msf_queue_wait(msf_future *f, int64_t timeout_ms, zval *result);
/* For the owner's get_gc and free_obj. */
void msf_queue_gc(msf_queue *q, zend_get_gc_buffer *gc);
void msf_queue_free(msf_queue *q);

/* An argument "?int $timeoutMs = null": -1 for null; false when it is negative (thrown). */
bool msf_timeout_argument(zend_long *ms, bool is_null, uint32_t arg);

#endif
