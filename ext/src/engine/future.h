/* The one awaitable: PG\MSF\Coroutine\Base and everything below it. A future is a PHP object around a C state; the operation runs already.
 *
 * A loop callback finishes it with msf_future_complete: no PHP value is made there. The value is made once, by ops->result, on the stack of
 * the first one that asks. Operation and object have separate lives: the operation keeps a pointer that msf_future_detach / ops->abandon
 * clears (trap 14). */
#ifndef MSF_ENGINE_FUTURE_H
#define MSF_ENGINE_FUTURE_H

#include "engine/coroutine.h"

typedef enum msf_future_state {
    MSF_FUTURE_PENDING,
    MSF_FUTURE_READY, /* operation over; the value is not made yet */
    MSF_FUTURE_VALUE,
    MSF_FUTURE_ERROR
} msf_future_state;

typedef struct msf_future_ops {
    const char *name; /* "redis", "sleep": for errors and status */
    /* On a waiter's stack, once: make the value, or throw. */
    void (*result)(msf_future *f, zval *value);
    /* ->cancel(): ask the operation to end. The future is failed by the caller with a cancellation exception. May be NULL. */
    void (*cancel)(msf_future *f);
    /* The coroutine whose end completes this future; NULL for every other kind, and when it is over. May be NULL. */
    msf_coro *(*coroutine)(msf_future *f);
    /* True when the end of some living coroutine may complete it, among other things. May be NULL. */
    bool (*by_coroutine)(msf_future *f);
    /* For the collector: what the operation holds. May be NULL. */
    void (*gc)(msf_future *f, zend_get_gc_buffer *gc);
    /* No operation in the loop is behind it: only PHP code that holds the object (or what `gc` reports) can complete it. Then a wait
     * without a deadline that nobody can end is found by the collector, and the waiter gets an exception. */
    bool passive;
    /* The PHP object goes away while the operation may still run, or after it: free or orphan `op`. May be NULL. */
    void (*abandon)(msf_future *f);
} msf_future_ops;

/* Told once when the future is over (in a loop callback, or anywhere else): must not run PHP. Embedded in its owner; remove the node to
 * leave. */
typedef struct msf_future_listener {
    msf_list node;
    void (*on_done)(struct msf_future_listener *l);
    zend_object *holds; /* for the collector: the listener's own reference to what it will complete; NULL otherwise */
} msf_future_listener;

struct msf_future {
    const msf_future_ops *ops; /* NULL for futures that PHP code completes itself */
    void *op;                  /* the operation, of the subclass */
    msf_list waiters;          /* msf_coro.waiter */
    msf_list listeners;        /* msf_future_listener.node */
    uint64_t born_us;          /* monotonic: its own time-out counts from here */
    uint64_t done_us;
    msf_future_state state;
    bool is_break;
    bool timed_out;  /* a wait reached its own time-out */
    bool taken;      /* somebody has seen the result: an error need not be reported */
    zval value;      /* VALUE: the result; ERROR: the exception object */
    zend_object std; /* last */
};

extern zend_class_entry *msf_ce_coroutine_base; /* PG\MSF\Coroutine\Base */
extern zend_class_entry
    *msf_ce_coroutine_future; /* PG\MSF\Coroutine\Future: the plain one, for operations that need no class of their own */
extern zend_class_entry *msf_ce_coroutine_cnull;     /* PG\MSF\Coroutine\CNull: "no result yet" */
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

/* Its own time-out in ms from its birth; 0: none. New ones have Base::$maxTimeout. */
void msf_future_set_timeout(msf_future *f, zend_long ms);
/* The text for logs and time-out errors (property `request`). */
void msf_future_set_request(msf_future *f, zend_string *request);

/* From loop callbacks: the operation is over. Wakes the waiters; makes no PHP value. Later calls are ignored. */
void msf_future_complete(msf_future *f);
/* From PHP-side code: with a value (copied) or an exception (reference taken). Ignored unless pending. */
void msf_future_resolve(msf_future *f, zval *value);
void msf_future_reject(msf_future *f, zend_object *exception);

/* Waits on the current stack (coroutine: suspends; main stack: turns the loop). timeout_ms: -1 = the future's own. True: `value` is set
 * (owned by the caller). False: EG(exception) is set (the operation's error, a time-out exception, cancellation, "cannot wait here"). */
bool msf_future_await(msf_future *f, int64_t timeout_ms, zval *value);

/* The same for callers whose reference is on the C stack, where the collector cannot see it: the wait accounts for it meanwhile. The caller
 * has it back afterwards (lent), or it is released (own). */
bool msf_future_await_lent(msf_future *f, int64_t timeout_ms, zval *value);
bool msf_future_await_own(msf_future *f, int64_t timeout_ms, zval *value);

/* The result if it is over: true and a copy in *value, or true and EG(exception); false while pending. */
bool msf_future_poll(msf_future *f, zval *value);

/* Adds a listener; false when the future is over already (then it is not called). */
bool msf_future_listen(msf_future *f, msf_future_listener *l);
void msf_future_unlisten(msf_future_listener *l);

/* Asks the operation to end and fails the future with a CancelledException. False when it was over already. */
bool msf_future_cancel(msf_future *f);

/* For the files of engine/ and php/Coroutine/. */
/* The declared properties of Base, in the order of its stub. */
enum {
    MSF_FUTURE_P_REQUEST,
    MSF_FUTURE_P_RESULT,
    MSF_FUTURE_P_TIMEOUT,
    MSF_FUTURE_P_REQUEST_TIME,
    MSF_FUTURE_P_RESPONSE_TIME,
    MSF_FUTURE_P_IO_BACK,
    MSF_FUTURE_P_IO_BACK_KEY,
    MSF_FUTURE_P_IS_BREAK,
    MSF_FUTURE_P_REQUEST_ID
};
static inline zval *msf_future_property(const msf_future *f, int n)
{
    zval *p = OBJ_PROP_NUM((zend_object *)&f->std, n);
    ZVAL_DEREF(p);
    return p;
}
/* The single instance of CNull (borrowed). */
zend_object *msf_cnull(void);
void msf_cnull_forget(void);
/* PHP code has set `result` and `ioBack`: makes it the outcome, if that is so. */
void msf_future_adopt(msf_future *f);
bool msf_future_is_timeout(const msf_future *f);
static inline bool msf_future_is_passive(const msf_future *f)
{
    return f->ops == NULL || f->ops->passive;
}
static inline msf_coro *msf_future_coroutine(const msf_future *f)
{
    return f->ops != NULL && f->ops->coroutine != NULL ? f->ops->coroutine((msf_future *)f) : NULL;
}
/* Milliseconds until its own time-out, 0 when that has passed, -1 when it has none. */
int64_t msf_future_remaining(const msf_future *f);
void msf_future_throw_timeout(const msf_future *f);
void msf_future_throw_cancelled(const msf_future *f);
/* Objects of PG\MSF\Coroutine\Base and below. */
zend_object *msf_future_create(zend_class_entry *ce);
void msf_future_free(zend_object *o);
extern zend_object_handlers msf_future_handlers;
void msf_future_init_handlers(void);

#endif
