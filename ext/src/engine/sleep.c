#include "engine/sleep.h"

#include "engine/internal.h"

typedef struct sleeper {
    msf_timer timer; /* first: the callback finds the sleeper by it */
    msf_future *f;
} sleeper;

static void on_timer(msf_timer *t)
{
    msf_future_complete(((sleeper *)t)->f);
}

static void result(msf_future *f, zval *value)
{
    ZVAL_TRUE(value);
}

static void cancel(msf_future *f)
{
    sleeper *s = f->op;
    if (msf_the_engine.loop != NULL) {
        msf_timer_stop(msf_the_engine.loop, &s->timer);
    }
}

static void abandon(msf_future *f)
{
    cancel(f);
    efree(f->op);
}

static const msf_future_ops ops = {.name = "sleep", .result = result, .cancel = cancel, .abandon = abandon};

msf_future *msf_sleep_future(zend_class_entry *ce, uint64_t ms)
{
    sleeper *s = ecalloc(1, sizeof *s);
    msf_timer_init(&s->timer, on_timer);
    s->f = msf_future_new(ce, &ops, s);
    msf_future_set_timeout(s->f, (zend_long)MIN(ms, (uint64_t)ZEND_LONG_MAX - 1000) + 1000); /* spec 04, section 5: sleep time + 1000 ms */
    if (msf_timer_start(msf_engine_loop(), &s->timer, ms) != 0) {
        zend_error_noreturn(E_ERROR, "msf: out of memory for timers");
    }
    return s->f;
}
