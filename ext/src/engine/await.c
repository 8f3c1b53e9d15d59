/* await(): waiting with the stack, in a coroutine by suspending it, elsewhere by turning the loop. */
#include "engine/future.h"
#include "engine/internal.h"

#include "zend_exceptions.h"

#define E msf_the_engine

static bool refuse(const char *why)
{
    zend_throw_exception(msf_ce_coroutine_exception, why, 0);
    return false;
}

/* A deadline that has passed: its own one is told to the log. */
static void timed_out(msf_coro *co, msf_future *f, bool own)
{
    if (own) {
        f->timed_out = true;
        if (E.on_timeout != NULL) {
            E.on_timeout(E.on_timeout_ctx, co, f);
        }
    }
    if (!EG(exception)) {
        msf_future_throw_timeout(f);
    }
}

static bool wait_in_coroutine(msf_coro *co, msf_future *f, int64_t limit, bool own, bool give)
{
    const char *why;
    if (!msf_coro_can_suspend(&why)) {
        return refuse(why);
    }
    if (limit < 0 && msf_wait_is_circle(co, f)) {
        msf_throw_hopeless(f);
        return false;
    }
    if (co->pending == NULL) {
        msf_wait_begin(co, f, limit);
        if (give) {
            GC_DELREF(&f->std); /* the wait has one of its own: that one counts now */
        }
        do {
            msf_fiber_suspend(co);
        } while (msf_wait_pending(co));
        if (give) {
            GC_ADDREF(&f->std);
        }
        msf_wait_end(co);
    }
    if (co->pending == NULL && f->state != MSF_FUTURE_PENDING) {
        return true;
    }
    if (co->pending == NULL && (co->flags & MSF_CO_TIMED_OUT)) {
        timed_out(co, f, own);
    } else {
        msf_wait_throw(co, f);
    }
    return false;
}

typedef struct main_wait {
    msf_timer timer; /* first: the callback finds the wait by it */
    msf_future *f;
    bool over;
} main_wait;

static void on_main_deadline(msf_timer *t)
{
    ((main_wait *)t)->over = true;
}

static bool main_done(void *ctx)
{
    main_wait *w = ctx;
    return w->over || w->f->state != MSF_FUTURE_PENDING;
}

static bool wait_on_main(msf_future *f, int64_t limit, bool own)
{
    const char *why;
    if (!msf_engine_may_turn(&why)) {
        return refuse(why);
    }
    main_wait w = {.f = f};
    msf_timer_init(&w.timer, on_main_deadline);
    if (limit >= 0) {
        msf_timer_start(msf_engine_loop(), &w.timer, (uint64_t)limit);
    }
    while (!msf_engine_run(main_done, &w) && msf_engine_break_deadlock()) {
        /* those who waited in vain have been told; what they do about it may complete ours */
    }
    msf_timer_stop(msf_engine_loop(), &w.timer);
    if (f->state != MSF_FUTURE_PENDING) {
        return true;
    }
    if (w.over) {
        timed_out(NULL, f, own);
    } else {
        msf_throw_hopeless(f);
    }
    return false;
}

static bool await(msf_future *f, int64_t timeout_ms, zval *value, bool give)
{
    ZVAL_UNDEF(value);
    msf_future_adopt(f);
    if (f->state == MSF_FUTURE_PENDING) {
        bool own = timeout_ms < 0;
        int64_t limit = own ? msf_future_remaining(f) : timeout_ms;
        bool ok = E.current != NULL ? wait_in_coroutine(E.current, f, limit, own, give) : wait_on_main(f, limit, own);
        if (!ok) {
            return false;
        }
    }
    msf_future_poll(f, value);
    return EG(exception) == NULL;
}

bool msf_future_await(msf_future *f, int64_t timeout_ms, zval *value)
{
    return await(f, timeout_ms, value, false);
}

bool msf_future_await_lent(msf_future *f, int64_t timeout_ms, zval *value)
{
    return await(f, timeout_ms, value, true);
}

bool msf_future_await_own(msf_future *f, int64_t timeout_ms, zval *value)
{
    bool ok = await(f, timeout_ms, value, true);
    OBJ_RELEASE(&f->std);
    return ok;
}
