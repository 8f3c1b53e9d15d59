#include "engine/foreign.h"

#include "engine/call.h"
#include "engine/sleep.h"

#define POLL_MS 5

static void ask(zend_object *o, zval *value)
{
    msf_call(o, MSF_METHOD(o->ce, "getresult"), value, 0, NULL);
}

static bool is_cnull(const zval *v)
{
    return Z_TYPE_P(v) == IS_OBJECT && Z_OBJCE_P(v) == msf_ce_coroutine_cnull;
}

static bool says_timeout(zend_object *o)
{
    zval answer;
    if (!msf_call(o, MSF_METHOD(o->ce, "istimeout"), &answer, 0, NULL)) {
        return true;
    }
    bool yes = zend_is_true(&answer);
    zval_ptr_dtor(&answer);
    return yes;
}

/* The future counts as over; its value is asked for until there is one. The waits in between cost a stack, which is the price of not
 * extending Base. */
static void result(msf_future *f, zval *value)
{
    zend_object *o = f->op;
    for (;;) {
        ask(o, value);
        if (EG(exception) || !is_cnull(value)) {
            return;
        }
        zval_ptr_dtor(value);
        ZVAL_UNDEF(value);
        if (says_timeout(o)) {
            ZVAL_FALSE(value);
            return;
        }
        msf_future *pause = msf_sleep_future(msf_ce_coroutine_future, POLL_MS);
        zval ignored;
        bool ok = msf_future_await_own(pause, -1, &ignored);
        if (!ok) {
            return;
        }
    }
}

static void abandon(msf_future *f)
{
    OBJ_RELEASE((zend_object *)f->op);
}

static void report(msf_future *f, zend_get_gc_buffer *gc)
{
    zend_get_gc_buffer_add_obj(gc, (zend_object *)f->op);
}

static const msf_future_ops ops = {.name = "foreign", .result = result, .abandon = abandon, .gc = report};

zend_object *msf_foreign_future(zend_object *object)
{
    GC_ADDREF(object);
    msf_future *f = msf_future_new(msf_ce_coroutine_future, &ops, object);
    msf_future_set_timeout(f, 0);
    f->state = MSF_FUTURE_READY;
    return &f->std;
}
