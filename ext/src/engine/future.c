/* The state of a future and its outcome. Waiting is in await.c, the PHP object in future_object.c. */
#include "engine/future.h"

#include "zend_exceptions.h"

#include "base/clock.h"
#include "engine/call.h"
#include "engine/internal.h"

/* Over, one way or the other: wakes everybody. Runs no PHP. */
static void settle(msf_future *f, msf_future_state state)
{
    f->state = state;
    /* The time of the last poll is near enough, and costs nothing. */
    uint64_t now = msf_the_engine.loop != NULL ? msf_loop_now(msf_the_engine.loop) * 1000 : 0;
    f->done_us = MAX(now, f->born_us);
    msf_list *n;
    while ((n = msf_list_pop_front(&f->waiters)) != NULL) {
        msf_coro *co = MSF_CONTAINER_OF(n, msf_coro, waiter);
        msf_wait_interrupt(co);
        msf_coro_wake(co);
    }
    while ((n = msf_list_pop_front(&f->listeners)) != NULL) {
        msf_future_listener *l = MSF_CONTAINER_OF(n, msf_future_listener, node);
        l->on_done(l);
    }
}

void msf_future_complete(msf_future *f)
{
    if (f->state == MSF_FUTURE_PENDING) {
        ZEND_ASSERT(f->ops != NULL && f->ops->result != NULL && "somebody has to make the value");
        settle(f, MSF_FUTURE_READY);
    }
}

void msf_future_resolve(msf_future *f, zval *value)
{
    if (f->state == MSF_FUTURE_PENDING) {
        ZVAL_COPY_DEREF(&f->value, value);
        settle(f, MSF_FUTURE_VALUE);
    }
}

void msf_future_reject(msf_future *f, zend_object *exception)
{
    if (f->state == MSF_FUTURE_PENDING) {
        GC_ADDREF(exception);
        ZVAL_OBJ(&f->value, exception);
        settle(f, MSF_FUTURE_ERROR);
    }
}

bool msf_future_listen(msf_future *f, msf_future_listener *l)
{
    if (f->state != MSF_FUTURE_PENDING) {
        return false;
    }
    msf_list_push_back(&f->listeners, &l->node);
    return true;
}

void msf_future_unlisten(msf_future_listener *l)
{
    msf_list_remove(&l->node);
}

/* READY becomes VALUE or ERROR, on the stack of the first one that asks. */
static void make_value(msf_future *f)
{
    zval value;
    ZVAL_UNDEF(&value);
    GC_ADDREF(&f->std);
    f->ops->result(f, &value);
    if (EG(exception)) {
        zval_ptr_dtor(&value);
        zend_object *ex = msf_take_exception();
        if (msf_is_exit(ex)) {
            zend_throw_exception_internal(ex);
            ZVAL_NULL(&f->value);
            f->state = MSF_FUTURE_VALUE;
        } else {
            ZVAL_OBJ(&f->value, ex);
            f->state = MSF_FUTURE_ERROR;
        }
    } else {
        ZVAL_COPY_VALUE(&f->value, &value);
        f->state = MSF_FUTURE_VALUE;
    }
    OBJ_RELEASE(&f->std);
}

/* What PHP code sees in the public properties. */
static void show(msf_future *f)
{
    zval *result = msf_future_property(f, MSF_FUTURE_P_RESULT);
    if (f->state == MSF_FUTURE_VALUE) {
        zval old;
        ZVAL_COPY_VALUE(&old, result);
        ZVAL_COPY(result, &f->value);
        zval_ptr_dtor(&old);
    }
    zval *back = msf_future_property(f, MSF_FUTURE_P_IO_BACK);
    zval *time = msf_future_property(f, MSF_FUTURE_P_RESPONSE_TIME);
    zval *born = msf_future_property(f, MSF_FUTURE_P_REQUEST_TIME);
    if (Z_TYPE_P(back) == IS_FALSE) {
        ZVAL_TRUE(back);
    }
    if (Z_TYPE_P(time) == IS_DOUBLE && Z_TYPE_P(born) == IS_DOUBLE) {
        ZVAL_DOUBLE(time, Z_DVAL_P(born) + (double)(f->done_us - f->born_us) / 1e6);
    }
}

static void throw_error(msf_future *f)
{
    zend_object *ex = Z_OBJ(f->value);
    GC_ADDREF(ex);
    zend_throw_exception_internal(ex);
}

/* A subclass of the application may compute its result, or throw it, in getResult(). */
static zend_function *custom_result(const msf_future *f)
{
    return f->std.ce->type == ZEND_USER_CLASS ? MSF_USER_METHOD(f->std.ce, "getresult") : NULL;
}

void msf_future_adopt(msf_future *f)
{
    if (f->ops == NULL && f->state == MSF_FUTURE_PENDING && zend_is_true(msf_future_property(f, MSF_FUTURE_P_IO_BACK))) {
        msf_future_resolve(f, msf_future_property(f, MSF_FUTURE_P_RESULT));
    }
}

bool msf_future_poll(msf_future *f, zval *value)
{
    if (f->state == MSF_FUTURE_PENDING) {
        msf_future_adopt(f);
        if (f->state == MSF_FUTURE_PENDING) {
            return false;
        }
    }
    if (f->state == MSF_FUTURE_READY) {
        make_value(f);
    }
    if (!f->taken) {
        f->taken = true;
        show(f);
    }
    zend_function *fn = custom_result(f);
    if (EG(exception)) {
        return true; /* exit() while the value was made */
    }
    if (f->state == MSF_FUTURE_ERROR) {
        throw_error(f);
    } else if (fn != NULL) {
        msf_call(&f->std, fn, value, 0, NULL);
    } else {
        ZVAL_COPY(value, &f->value);
    }
    return true;
}

bool msf_future_cancel(msf_future *f)
{
    if (f->state != MSF_FUTURE_PENDING) {
        return false;
    }
    GC_ADDREF(&f->std);
    msf_future_throw_cancelled(f);
    zend_object *ex = msf_take_exception();
    if (f->ops != NULL && f->ops->cancel != NULL) {
        f->ops->cancel(f);
    }
    f->taken = true;
    msf_future_reject(f, ex);
    OBJ_RELEASE(ex);
    OBJ_RELEASE(&f->std);
    return true;
}

static zend_string *describe(const msf_future *f)
{
    return zval_get_string(msf_future_property(f, MSF_FUTURE_P_REQUEST));
}

static void throw_about(const msf_future *f, zend_class_entry *ce, const char *what)
{
    zend_string *request = describe(f);
    zend_throw_exception_ex(ce, 0, "[coroutine]: %s, [class]: %s, [Request]: %s", what, ZSTR_VAL(f->std.ce->name), ZSTR_VAL(request));
    zend_string_release(request);
}

void msf_future_throw_timeout(const msf_future *f)
{
    throw_about(f, msf_ce_coroutine_timeout_exception, "Time Out");
}

void msf_future_throw_cancelled(const msf_future *f)
{
    throw_about(f, msf_ce_coroutine_cancelled_exception, "Cancelled");
}

int64_t msf_future_remaining(const msf_future *f)
{
    zval *timeout = msf_future_property(f, MSF_FUTURE_P_TIMEOUT);
    zend_long ms = Z_TYPE_P(timeout) == IS_LONG ? Z_LVAL_P(timeout) : zval_get_long(timeout);
    if (ms <= 0) {
        return -1;
    }
    int64_t passed = (int64_t)((msf_clock_mono_us() - f->born_us) / 1000);
    return passed >= ms ? 0 : ms - passed;
}

bool msf_future_is_timeout(const msf_future *f)
{
    return f->state == MSF_FUTURE_PENDING && msf_future_remaining(f) == 0;
}
