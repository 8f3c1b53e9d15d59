#include "engine/collect.h"
#include "engine/coroutine.h"
#include "engine/future.h"

#include "zend_attributes.h"
#include "zend_exceptions.h"

#include "php/Coroutine/Base_arginfo.h"
#include "php/Base/Base.h"
#include "php/Coroutine/Scheduler.h"
#include "php/Helpers/Context.h"

#define THIS_FUTURE msf_future_from(Z_OBJ_P(ZEND_THIS))

static void set(msf_future *f, int property, zval value)
{
    zval *p = msf_future_property(f, property), old;
    ZVAL_COPY_VALUE(&old, p);
    ZVAL_COPY_VALUE(p, &value);
    zval_ptr_dtor(&old);
}

static zval null_value(void)
{
    zval v;
    ZVAL_NULL(&v);
    return v;
}

static zval bool_value(bool b)
{
    zval v;
    ZVAL_BOOL(&v, b);
    return v;
}

/* The first awaitable of the application: its own request began before anybody knew. */
static void join_scheduler(void)
{
    msf_coro *co = msf_coro_current();
    zend_object *context = co != NULL ? co->context : NULL;
    zval here, *id;
    msf_scheduler_wanted = true;
    if (context != NULL && instanceof_function(context->ce, msf_ce_context)) {
        id = msf_slot(context, MSF_CONTEXT_REQUEST_ID);
        ZVAL_TRUE(&here);
        if (Z_TYPE_P(id) == IS_LONG) {
            msf_scheduler_enter(id, &here);
        }
    }
}

ZEND_METHOD(PG_MSF_Coroutine_Base, __construct)
{
    zval *timeout = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(timeout)
    ZEND_PARSE_PARAMETERS_END();

    zend_long ms = timeout != NULL ? zval_get_long(timeout) : 0;
    if (ms <= 0) {
        zval *max = zend_read_static_property(msf_ce_coroutine_base, ZEND_STRL("maxTimeout"), true);
        ms = max != NULL ? zval_get_long(max) : 0;
    }
    msf_future_set_timeout(THIS_FUTURE, ms);
    if (UNEXPECTED(!msf_scheduler_wanted) && Z_OBJCE_P(ZEND_THIS)->type == ZEND_USER_CLASS) {
        join_scheduler();
    }
}

ZEND_METHOD(PG_MSF_Coroutine_Base, isTimeout)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_future_adopt(THIS_FUTURE);
    RETURN_BOOL(msf_future_is_timeout(THIS_FUTURE));
}

ZEND_METHOD(PG_MSF_Coroutine_Base, getResult)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_future *f = THIS_FUTURE;
    if (f->ops == NULL && f->state != MSF_FUTURE_ERROR) {
        /* PHP code owns `result`; an override of this method may have come here through parent:: */
        msf_future_adopt(f);
        if (!msf_future_is_timeout(f)) {
            RETURN_COPY(msf_future_property(f, MSF_FUTURE_P_RESULT));
        }
    } else if (msf_future_poll(f, return_value)) {
        return;
    } else if (!msf_future_is_timeout(f)) {
        RETURN_OBJ_COPY(msf_cnull());
    }
}

ZEND_METHOD(PG_MSF_Coroutine_Base, setTimeout)
{
    zval *timeout;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(timeout)
    ZEND_PARSE_PARAMETERS_END();
    msf_future_set_timeout(THIS_FUTURE, zval_get_long(timeout));
    RETURN_OBJ_COPY(Z_OBJ_P(ZEND_THIS));
}

ZEND_METHOD(PG_MSF_Coroutine_Base, break)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_future *f = THIS_FUTURE;
    f->is_break = true;
    f->taken = true;
    set(f, MSF_FUTURE_P_IS_BREAK, bool_value(true));
    RETURN_TRUE;
}

ZEND_METHOD(PG_MSF_Coroutine_Base, nextRun)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_future *f = THIS_FUTURE;
    msf_future_adopt(f);
    zval *key = msf_future_property(f, MSF_FUTURE_P_IO_BACK_KEY);
    if (Z_TYPE_P(key) != IS_NULL) {
        msf_scheduler_done(msf_future_property(f, MSF_FUTURE_P_REQUEST_ID), key);
    }
    RETURN_TRUE;
}

ZEND_METHOD(PG_MSF_Coroutine_Base, throwTimeOutException)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_future_throw_timeout(THIS_FUTURE);
}

ZEND_METHOD(PG_MSF_Coroutine_Base, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_future *f = THIS_FUTURE;
    set(f, MSF_FUTURE_P_IO_BACK, bool_value(false));
    set(f, MSF_FUTURE_P_IO_BACK_KEY, null_value());
    set(f, MSF_FUTURE_P_IS_BREAK, bool_value(false));
    set(f, MSF_FUTURE_P_REQUEST_ID, null_value());
}

ZEND_METHOD(PG_MSF_Coroutine_Base, __unsleep)
{
    ZEND_PARSE_PARAMETERS_NONE();
    array_init_size(return_value, 1);
    add_next_index_string(return_value, "context");
}

ZEND_METHOD(PG_MSF_Coroutine_Base, await)
{
    zend_long timeout = 0;
    bool is_null = true;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(timeout, is_null)
    ZEND_PARSE_PARAMETERS_END();
    if (!is_null && timeout < 0) {
        zend_argument_value_error(1, "must be greater than or equal to 0");
        RETURN_THROWS();
    }
    msf_future_await(THIS_FUTURE, is_null ? -1 : timeout, return_value);
}

ZEND_METHOD(PG_MSF_Coroutine_Base, cancel)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_future_adopt(THIS_FUTURE);
    RETURN_BOOL(msf_future_cancel(THIS_FUTURE));
}

ZEND_METHOD(PG_MSF_Coroutine_Base, isDone)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_future_adopt(THIS_FUTURE);
    RETURN_BOOL(THIS_FUTURE->state != MSF_FUTURE_PENDING);
}

ZEND_METHOD(PG_MSF_Coroutine_Future, send)
{
    zval *callback;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(callback)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_TRUE;
}

void msf_register_coroutine_base(void);
void msf_register_coroutine_base(void)
{
    msf_future_init_handlers();
    msf_register_coroutine_handle();
    msf_ce_coroutine_base = register_class_PG_MSF_Coroutine_Base(msf_ce_coroutine_ibase);
    msf_ce_coroutine_base->create_object = msf_future_create;
    msf_ce_coroutine_base->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;
    msf_ce_coroutine_future = register_class_PG_MSF_Coroutine_Future(msf_ce_coroutine_base);
}
