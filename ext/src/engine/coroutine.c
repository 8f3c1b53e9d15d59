/* The life of one coroutine: start, steps, end. */
#include "engine/internal.h"

#include "zend_exceptions.h"

#include "base/error.h"
#include "engine/call.h"
#include "engine/collect.h"

#define E msf_the_engine

static uint64_t last_id;

static void on_deadline(msf_timer *t)
{
    msf_coro *co = MSF_CONTAINER_OF(t, msf_coro, timer);
    co->flags |= MSF_CO_TIMED_OUT;
    msf_wait_interrupt(co);
    msf_coro_wake(co);
}

static void take_context(msf_coro *co, zend_object *context)
{
    co->context = context;
    if (context != NULL) {
        GC_ADDREF(context);
    }
}

void msf_coro_init(msf_coro *co, const msf_coro_type *type, zend_object *context)
{
    memset(co, 0, sizeof *co);
    co->type = type;
    co->id = ++last_id;
    msf_list_init(&co->ready);
    msf_list_init(&co->all);
    msf_list_init(&co->waiter);
    msf_timer_init(&co->timer, on_deadline);
    if (context == NULL && E.current != NULL) {
        context = E.current->context;
    }
    take_context(co, context);
}

void msf_coro_set_context(msf_coro *co, zend_object *context)
{
    zend_object *old = co->context;
    take_context(co, context);
    if (old != NULL) {
        OBJ_RELEASE(old);
    }
}

int msf_coro_start(msf_coro *co)
{
    msf_engine_loop();
    if (E.stats.coroutines >= E.options.max_coroutines || E.stopping) {
        zend_object *context = co->context;
        co->context = NULL;
        if (context != NULL) {
            OBJ_RELEASE(context);
        }
        return MSF_ETOOBIG;
    }
    E.stats.coroutines++;
    E.stats.started++;
    msf_list_push_back(&E.all, &co->all);
    msf_coro_wake(co);
    return 0;
}

void msf_coro_wake(msf_coro *co)
{
    if (co->flags & (MSF_CO_QUEUED | MSF_CO_OVER)) {
        return;
    }
    co->flags |= MSF_CO_QUEUED;
    msf_list_push_back(&E.ready, &co->ready);
    E.stats.ready++;
}

msf_coro *msf_coro_current(void)
{
    return E.current;
}

static const char *suspend_refused(void)
{
    if (E.current == NULL) {
        return "[coroutine]: cannot wait here: this code does not run in a coroutine";
    }
    if (E.current->flags & MSF_CO_OVER) {
        return "[coroutine]: cannot wait here: the coroutine is at its end";
    }
    if (E.stopping) {
        return "[coroutine]: cannot wait here: the process is stopping";
    }
    if (zend_fiber_switch_blocked() || msf_compat_gc_active()) {
        return "[coroutine]: cannot wait here: PHP does not allow to switch coroutines inside a destructor or a signal handler";
    }
    if (OG(running) != NULL) {
        return "[coroutine]: cannot wait here: this is the callback of an output buffer";
    }
    return NULL;
}

bool msf_coro_can_suspend(const char **why)
{
    const char *refused = suspend_refused();
    if (refused != NULL && why != NULL) {
        *why = refused;
    }
    return refused == NULL;
}

void msf_coro_pause(msf_coro *co)
{
    ZEND_ASSERT(co == E.current && "only the running one can pause");
    msf_fiber_suspend(co);
}

bool msf_coro_cancel(msf_coro *co, zend_object *exception)
{
    if (co->flags & MSF_CO_OVER) {
        return false;
    }
    if (co->pending == NULL) {
        GC_ADDREF(exception);
        co->pending = exception;
    }
    if (co != E.current) {
        msf_wait_interrupt(co);
        msf_coro_wake(co);
    }
    return true;
}

void msf_coro_each(void (*fn)(msf_coro *co, void *ctx), void *ctx)
{
    if (E.loop == NULL) {
        return;
    }
    msf_list *next;
    for (msf_list *n = E.all.next; n != &E.all; n = next) {
        next = n->next;
        fn(MSF_CONTAINER_OF(n, msf_coro, all), ctx);
    }
}

/* Out of every list of the engine; the memory may go after this. */
static void unlink_coro(msf_coro *co)
{
    co->flags |= MSF_CO_OVER;
    msf_timer_stop(E.loop, &co->timer);
    msf_list_remove(&co->all);
    msf_list_remove(&co->waiter);
    if (co->flags & MSF_CO_QUEUED) {
        co->flags &= ~MSF_CO_QUEUED;
        msf_list_remove(&co->ready);
        E.stats.ready--;
    }
    msf_collect_release(co);
    E.stats.coroutines--;
    E.stats.finished++;
}

static msf_end how_it_ended(void)
{
    if (EXPECTED(EG(exception) == NULL)) {
        return MSF_END_RETURNED;
    }
    if (zend_is_unwind_exit(EG(exception)) || zend_is_graceful_exit(EG(exception))) {
        msf_drop_exception();
        return MSF_END_EXITED;
    }
    return MSF_END_THREW;
}

/* Errors of finish itself, and a result that it did not take, have nobody else to tell. */
static void report_leftover(void)
{
    zend_object *ex = msf_take_exception();
    if (ex == NULL) {
        return;
    }
    if (msf_is_exit(ex)) {
        OBJ_RELEASE(ex);
    } else {
        zend_exception_error(ex, E_WARNING);
    }
    msf_drop_exception();
}

/* Stands for a coroutine whose memory is gone, as long as code runs in its name: destructors of what it has left behind. */
static void haunt(zend_object *context)
{
    static const msf_coro_type over = {.name = "over"};
    static msf_coro ghost = {.type = &over, .flags = MSF_CO_OVER};
    ghost.context = context;
    E.current = &ghost;
}

static void end(msf_coro *co)
{
    zend_object *ex = EG(exception);
    if (UNEXPECTED(ex != NULL || co->gens.count > 0)) {
        ex = msf_take_exception();
        msf_gen_clear(co);
        if (ex != NULL) {
            msf_drop_exception(); /* the first one counts */
            EG(exception) = ex;
        }
    }
    if (co->pending != NULL) {
        OBJ_RELEASE(co->pending);
        co->pending = NULL;
    }
    zend_object *context = co->context;
    unlink_coro(co);
    co->type->finish(co, how_it_ended()); /* `co` may be gone */
    haunt(context);
    report_leftover();
    msf_engine_state live = {NULL};
    msf_state_end(&live, NULL);
    if (context != NULL) {
        OBJ_RELEASE(context);
        report_leftover();
    }
}

/* Cancelled before its first step: then there is no step. */
static bool stillborn(msf_coro *co)
{
    if (EXPECTED(co->flags & MSF_CO_STARTED)) {
        return false;
    }
    co->flags |= MSF_CO_STARTED;
    if (EXPECTED(co->pending == NULL)) {
        return false;
    }
    zend_object *ex = co->pending;
    co->pending = NULL;
    zend_throw_exception_internal(ex);
    return true;
}

void msf_coro_run(msf_fiber *f, msf_coro *co)
{
    f->co = co;
    co->fiber = f;
    E.current = co;
    msf_state_enter(&co->state);
    msf_step done = stillborn(co) ? MSF_STEP_DONE : co->type->step(co);
    if (UNEXPECTED(CG(unclean_shutdown))) {
        zend_bailout(); /* some builds unwind the frames at the memory limit; it is a fatal error all the same */
    }
    if (done == MSF_STEP_PARKED) {
        ZEND_ASSERT(EG(exception) == NULL && "a parked step leaves no exception behind");
        msf_state_leave(&co->state);
        co->fiber = NULL;
    } else {
        end(co);
    }
    f->co = NULL;
    E.current = NULL;
}

/* On the main stack, after a bailout. What its frames and generators hold is lost: unwinding them is not safe. */
void msf_coro_bury(msf_coro *co)
{
    zend_object *context = co->context;
    co->fiber = NULL;
    co->pending = NULL;
    co->gens = (msf_gen_stack){0};
    co->waits_for = NULL;
    unlink_coro(co);
    msf_state_drop();
    co->type->finish(co, MSF_END_FATAL);
    (void)context; /* not released: its destructors could run PHP code */
}
