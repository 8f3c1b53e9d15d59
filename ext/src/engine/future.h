/* The one awaitable: PG\MSF\Coroutine\Base and everything below it. A future is a PHP object around a C state; the operation runs already.
 *
 * A loop callback finishes it with msf_future_complete: no PHP value is made there. The value is made once, by ops->result, on the stack of the first one that
 * asks. Operation and object have separate lives: the operation keeps a pointer that msf_future_detach / ops->abandon clears (trap 14). */
#ifndef MSF_ENGINE_FUTURE_H
#define MSF_ENGINE_FUTURE_H

#include "engine/coroutine.h"

typedef enum msf_future_state {
    MSF_FUTURE_PENDING,
    MSF_FUTURE_READY,     /* operation over; the value is not made yet */
    MSF_FUTURE_VALUE,
    MSF_FUTURE_ERROR
} msf_future_state;

typedef struct msf_future_ops {
    const char *name; /* "redis", "sleep": for errors and status */
    /* On a waiter's stack, once: make the value, or throw. */
    void (*result)(msf_future *f, zval *value);
    /* ->cancel(): ask the operation to end. The future is failed by the caller with a cancellation exception. May be NULL. */
    void (*cancel)(msf_future *f);
    /* The PHP object goes away while the operation may still run, or after it: free or orphan `op`. May be NULL. */
    void (*abandon)(msf_future *f);
} msf_future_ops;

struct msf_future {
    const msf_future_ops *ops; /* NULL for futures that PHP code completes itself */
    void *op;                  /* the operation, of the subclass */
    msf_list waiters;          /* msf_coro.waiter */
    msf_future_state state;
    bool is_break;
    bool timed_out;
    zval value;                /* VALUE: the result; ERROR: the exception object */
    zend_object std;           /* last */
};

extern zend_class_entry *msf_ce_coroutine_base;      /* PG\MSF\Coroutine\Base */
extern zend_class_entry *msf_ce_coroutine_ibase;     /* PG\MSF\Coroutine\IBase */
extern zend_class_entry *msf_ce_coroutine_exception; /* PG\MSF\Coroutine\Exception */
extern zend_class_entry *msf_ce_coroutine_timeout_exception;
extern zend_class_entry *msf_ce_coroutine_cancelled_exception;

static inline msf_future *msf_future_from(zend_object *o)
{
    return (msf_future *)((char *)o - offsetof(msf_future, std));
}

/* A pending future of class `ce` (Base or below, whose objects are this struct). */
msf_future *msf_future_new(zend_class_entry *ce, const msf_future_ops *ops, void *op);

/* From loop callbacks: the operation is over. Wakes the waiters; makes no PHP value. Later calls are ignored. */
void msf_future_complete(msf_future *f);
/* From PHP-side code: with a value (copied) or an exception (reference taken). Ignored unless pending. */
void msf_future_resolve(msf_future *f, zval *value);
void msf_future_reject(msf_future *f, zend_object *exception);

/* Waits on the current stack (coroutine: suspends; main stack: turns the loop). timeout_ms: -1 = the future's own. True: `value` is set (owned by the
 * caller). False: EG(exception) is set (the operation's error, a time-out exception, cancellation, "cannot wait here"). */
bool msf_future_await(msf_future *f, int64_t timeout_ms, zval *value);

/* The result if it is over: true and a copy in *value, or true and EG(exception); false while pending. */
bool msf_future_poll(msf_future *f, zval *value);

#endif
