/* A coroutine and the future that it waits for. */
#include "engine/internal.h"

#include "zend_exceptions.h"

#include "base/clock.h"
#include "engine/collect.h"

#define E             msf_the_engine
#define LONGEST_CHAIN 10000 /* coroutines followed when looking for a circle */

void msf_wait_begin(msf_coro *co, msf_future *f, int64_t limit_ms)
{
    ZEND_ASSERT(co->waits_for == NULL && "a coroutine waits for one thing at a time");
    GC_ADDREF(&f->std);
    co->waits_for = f;
    co->waits_since = msf_loop_now(E.loop);
    co->flags &= ~(MSF_CO_TIMED_OUT | MSF_CO_HOPELESS | MSF_CO_OWN_LIMIT);
    msf_list_push_back(&f->waiters, &co->waiter);
    if (limit_ms >= 0 && msf_timer_start(E.loop, &co->timer, (uint64_t)limit_ms) == 0) {
        return;
    }
    if (msf_future_is_passive(f)) {
        msf_collect_lend(co, f);
    }
}

void msf_wait_interrupt(msf_coro *co)
{
    msf_list_remove(&co->waiter);
    msf_timer_stop(E.loop, &co->timer);
}

void msf_wait_end(msf_coro *co)
{
    msf_future *f = co->waits_for;
    msf_wait_interrupt(co);
    msf_collect_take_back(co);
    co->waits_for = NULL;
    OBJ_RELEASE(&f->std);
}

bool msf_wait_pending(const msf_coro *co)
{
    return co->waits_for->state == MSF_FUTURE_PENDING && co->pending == NULL && !(co->flags & (MSF_CO_TIMED_OUT | MSF_CO_HOPELESS));
}

void msf_throw_hopeless(msf_future *f)
{
    zend_throw_exception_ex(msf_ce_coroutine_exception, 0,
                            "[coroutine]: nobody can complete what is waited for, [class]: %s, [operation]: %s", ZSTR_VAL(f->std.ce->name),
                            f->ops != NULL ? f->ops->name : "none");
}

void msf_wait_throw(msf_coro *co, msf_future *f)
{
    if (co->pending != NULL) {
        zend_object *ex = co->pending;
        co->pending = NULL;
        zend_throw_exception_internal(ex);
    } else if (co->flags & MSF_CO_HOPELESS) {
        msf_throw_hopeless(f);
    } else {
        msf_future_throw_timeout(f);
    }
}

bool msf_wait_is_circle(const msf_coro *co, const msf_future *f)
{
    for (int i = 0; i < LONGEST_CHAIN; i++) {
        const msf_coro *by = msf_future_coroutine(f);
        if (by == NULL || by == co) {
            return by != NULL;
        }
        if (by->waits_for == NULL || msf_timer_armed(&by->timer)) {
            return false;
        }
        f = by->waits_for;
    }
    return false;
}
