#include "php/Session/gate.h"

#include <stdlib.h>

#include "base/clock.h"
#include "php/Session/session.h"
#include "zend_exceptions.h"

#define BUCKETS 256

typedef struct waiter {
    msf_list node;
    msf_session_gate *gate;
    msf_future *f;
    bool granted; /* the gate is its own now */
    bool inside;  /* and it has gone in */
} waiter;

static msf_list table[BUCKETS]; /* msf_session_gate.node; of those in use, so it is as small as what goes on at the moment */

static msf_list *bucket(const char *key)
{
    zend_ulong h = zend_inline_hash_func(key, strlen(key));
    msf_list *b = &table[h % BUCKETS];
    if (b->next == NULL) {
        msf_list_init(b);
    }
    return b;
}

msf_session_gate *msf_session_gate_find(const char *key)
{
    msf_list *b = bucket(key);
    for (msf_list *n = b->next; n != b; n = n->next) {
        msf_session_gate *g = MSF_CONTAINER_OF(n, msf_session_gate, node);
        if (strcmp(g->key, key) == 0) {
            return g;
        }
    }
    return NULL;
}

static msf_session_gate *make(const char *key)
{
    size_t n = strlen(key) + 1;
    msf_session_gate *g = calloc(1, sizeof *g + n);
    if (g == NULL) {
        zend_throw_exception(msf_ce_session_exception, "session: out of memory", 0);
        return NULL;
    }
    memcpy(g->key, key, n);
    msf_list_init(&g->waiters);
    msf_list_push_back(bucket(key), &g->node);
    return g;
}

static void unlink_waiter(waiter *w)
{
    if (msf_list_linked(&w->node)) {
        msf_list_remove(&w->node);
        w->gate->waiting--;
    }
}

void msf_session_gate_leave(msf_session_gate *g)
{
    g->explicit_hold = NULL;
    if (msf_list_empty(&g->waiters)) {
        msf_list_remove(&g->node);
        free(g);
        return;
    }
    waiter *w = MSF_CONTAINER_OF(g->waiters.next, waiter, node);
    unlink_waiter(w);
    w->granted = true;
    msf_future_complete(w->f);
}

static void result(msf_future *f, zval *value)
{
    ZVAL_TRUE(value);
}

/* The waiter is gone: by its time-out, by a cancellation, or because it is inside. What it was given and did not take goes to the next. */
static void abandon(msf_future *f)
{
    waiter *w = f->op;
    if (w->granted && !w->inside) {
        msf_session_gate_leave(w->gate);
    } else {
        unlink_waiter(w);
    }
    free(w);
}

static const msf_future_ops ops = {.name = "session lock", .result = result, .abandon = abandon};

static waiter *join(msf_session_gate *g, zend_long max)
{
    if (g->waiting >= max) {
        zend_throw_exception_ex(msf_ce_session_exception, 0,
                                "session: " ZEND_LONG_FMT " changes of one session wait already (session.lockQueue)", max);
        return NULL;
    }
    waiter *w = calloc(1, sizeof *w);
    if (w == NULL) {
        zend_throw_exception(msf_ce_session_exception, "session: out of memory", 0);
        return NULL;
    }
    w->gate = g;
    w->f = msf_future_new(msf_ce_coroutine_future, &ops, w);
    msf_future_set_timeout(w->f, 0);
    msf_list_push_back(&g->waiters, &w->node);
    g->waiting++;
    return w;
}

void msf_session_lock_timed_out(void)
{
    zend_object *former = EG(exception);
    if (former != NULL && former->ce != msf_ce_coroutine_timeout_exception) {
        return;
    }
    zend_throw_exception(msf_ce_session_lock_timeout, "session: others kept it locked for longer than the time that this change may wait",
                         0);
}

msf_session_gate *msf_session_gate_enter(const char *key, uint64_t deadline_us, zend_long max)
{
    msf_session_gate *g = msf_session_gate_find(key);
    if (g == NULL) {
        return make(key);
    }
    waiter *w = join(g, max);
    if (w == NULL) {
        return NULL;
    }
    zval ignored;
    msf_future *f = w->f;
    uint64_t now = msf_clock_mono_us();
    bool ok = msf_future_await_lent(f, deadline_us > now ? (int64_t)((deadline_us - now) / 1000) : 0, &ignored);
    if (ok) {
        w->inside = true;
    } else {
        msf_session_lock_timed_out();
    }
    OBJ_RELEASE(&f->std);
    return ok ? g : NULL;
}
