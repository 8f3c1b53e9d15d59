#include "engine/go.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "engine/internal.h"

void (*msf_go_watch)(msf_coro *co);

typedef struct go_coro {
    msf_coro co;        /* first: the engine's callbacks find the rest by it */
    msf_future *future; /* owns a reference */
    zval value;         /* what it returned */
    zval callable;      /* UNDEF when it has been called, and for plain generators */
    zend_fcall_info_cache fcc;
    uint32_t argc;
    zval argv[];
} go_coro;

static void drop_call(go_coro *g)
{
    zval_ptr_dtor(&g->callable);
    ZVAL_UNDEF(&g->callable);
    for (uint32_t i = 0; i < g->argc; i++) {
        zval_ptr_dtor(&g->argv[i]);
    }
    g->argc = 0;
}

/* The call itself. True when it has returned a generator, which is the coroutine's outermost now. */
static bool call(go_coro *g)
{
    zend_fcall_info fci = {
        .size = sizeof fci,
        .retval = &g->value,
        .params = g->argv,
        .param_count = g->argc,
        .object = g->fcc.object,
    };
    ZVAL_COPY_VALUE(&fci.function_name, &g->callable);
    zend_call_function(&fci, &g->fcc);
    if (EG(exception) || !msf_is_generator(&g->value)) {
        return false;
    }
    msf_gen_begin(&g->co, &g->value);
    zval_ptr_dtor(&g->value);
    ZVAL_UNDEF(&g->value);
    return true;
}

static msf_step step(msf_coro *co)
{
    go_coro *g = (go_coro *)co;
    if (!Z_ISUNDEF(g->callable)) {
        bool generator = call(g);
        drop_call(g);
        if (!generator) {
            return MSF_STEP_DONE;
        }
    }
    return msf_gen_drive(co, &g->value) == MSF_GEN_PARKED ? MSF_STEP_PARKED : MSF_STEP_DONE;
}

/* What it left in output buffers of its own is written where it would have gone without them. */
static void flush_output(msf_coro *co)
{
    zend_string *output;
    msf_state_end(&co->state, &output);
    if (ZSTR_LEN(output) > 0) {
        php_output_write(ZSTR_VAL(output), ZSTR_LEN(output));
    }
    zend_string_release(output);
}

/* For ends that carry no exception of their own; whoever waits has to learn of it, the log knows already. */
static void reject_with(msf_future *f, const char *text)
{
    zval ex, message;
    object_init_ex(&ex, msf_ce_coroutine_exception);
    ZVAL_STRING(&message, text);
    zend_update_property_ex(zend_ce_exception, Z_OBJ(ex), ZSTR_KNOWN(ZEND_STR_MESSAGE), &message);
    zval_ptr_dtor(&message);
    f->taken = true;
    msf_future_reject(f, Z_OBJ(ex));
    zval_ptr_dtor(&ex);
}

static void reject_thrown(msf_future *f)
{
    zend_object *ex = msf_take_exception();
    msf_future_reject(f, ex);
    OBJ_RELEASE(ex);
}

static void finish(msf_coro *co, msf_end how)
{
    go_coro *g = (go_coro *)co;
    msf_future *f = g->future;
    f->op = NULL;
    switch (how) {
    case MSF_END_RETURNED:
        msf_future_resolve(f, &g->value);
        break;
    case MSF_END_THREW:
        reject_thrown(f);
        break;
    case MSF_END_EXITED:
        reject_with(f, "[coroutine]: the coroutine that was waited for has called exit()");
        break;
    case MSF_END_FATAL:
        reject_with(f, "[coroutine]: the coroutine that was waited for has died of a fatal error");
        return; /* its memory is not safe to touch */
    }
    flush_output(co);
    drop_call(g);
    zval_ptr_dtor(&g->value);
    OBJ_RELEASE(&f->std);
    efree(g); /* not earlier: destructors run in its name */
}

static void report(msf_coro *co, zend_get_gc_buffer *gc)
{
    go_coro *g = (go_coro *)co;
    zend_get_gc_buffer_add_obj(gc, &g->future->std);
    zend_get_gc_buffer_add_zval(gc, &g->callable);
    for (uint32_t i = 0; i < g->argc; i++) {
        zend_get_gc_buffer_add_zval(gc, &g->argv[i]);
    }
}

static const msf_coro_type type = {.name = "go", .step = step, .finish = finish, .gc = report};

static msf_coro *coroutine_of(msf_future *f)
{
    return f->op;
}

static void cancel(msf_future *f)
{
    if (f->op == NULL) {
        return;
    }
    msf_future_throw_cancelled(f);
    zend_object *ex = msf_take_exception();
    msf_coro_cancel(f->op, ex);
    OBJ_RELEASE(ex);
}

static const msf_future_ops ops = {.name = "go", .cancel = cancel, .coroutine = coroutine_of, .passive = true};

static go_coro *make(uint32_t argc)
{
    msf_engine_loop();
    go_coro *g = emalloc(offsetof(go_coro, argv) + argc * sizeof(zval));
    msf_coro_init(&g->co, &type, NULL);
    g->future = msf_future_new(msf_ce_coroutine_future, &ops, g);
    ZVAL_UNDEF(&g->value);
    ZVAL_UNDEF(&g->callable);
    g->argc = argc;
    return g;
}

static msf_future *start(go_coro *g)
{
    msf_future *f = g->future;
    if (msf_coro_start(&g->co) != 0) {
        drop_call(g);
        msf_gen_clear(&g->co);
        f->op = NULL;
        efree(g);
        OBJ_RELEASE(&f->std);
        zend_throw_exception_ex(msf_ce_coroutine_exception, 0, "[coroutine]: too many coroutines (the limit is %u)",
                                msf_the_engine.options.max_coroutines);
        return NULL;
    }
    if (UNEXPECTED(msf_go_watch != NULL)) {
        msf_go_watch(&g->co);
    }
    GC_ADDREF(&f->std);
    return f;
}

msf_future *msf_go(const zend_fcall_info *fci, const zend_fcall_info_cache *fcc)
{
    go_coro *g = make(fci->param_count);
    ZVAL_COPY(&g->callable, &fci->function_name);
    g->fcc = *fcc;
    for (uint32_t i = 0; i < g->argc; i++) {
        ZVAL_COPY(&g->argv[i], &fci->params[i]);
    }
    return start(g);
}

msf_future *msf_go_generator(zend_object *generator)
{
    go_coro *g = make(0);
    zval v;
    ZVAL_OBJ(&v, generator);
    msf_gen_begin(&g->co, &v);
    return start(g);
}
