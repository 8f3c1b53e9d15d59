/* Who runs next. A turn polls the loop, then runs those coroutines that were ready when it began (those that become ready meanwhile wait
 * for the next one, so that no coroutine can keep the loop from polling), then flushes what they wrote. */
#include "engine/collect.h"
#include "engine/forked.h"
#include "engine/internal.h"

#include "ext/standard/basic_functions.h"
#include "zend_exceptions.h"

#define E msf_the_engine

msf_engine msf_the_engine;

static const msf_engine_options defaults = {
    .stack_size = 1024 * 1024,
    .max_coroutines = 100000,
    .max_fibers = 10000,
    .keep_fibers = 64,
    .threads = MSF_WORK_THREADS,
    .max_work = MSF_WORK_WAITING,
};

static void set_options(const msf_engine_options *o)
{
    E.options = defaults;
    if (o == NULL) {
        return;
    }
    E.options.stack_size = o->stack_size ? o->stack_size : defaults.stack_size;
    E.options.max_coroutines = o->max_coroutines ? o->max_coroutines : defaults.max_coroutines;
    E.options.max_fibers = o->max_fibers ? o->max_fibers : defaults.max_fibers;
    E.options.keep_fibers = o->keep_fibers ? o->keep_fibers : defaults.keep_fibers;
    E.options.threads = o->threads ? o->threads : defaults.threads;
    E.options.max_work = o->max_work ? o->max_work : defaults.max_work;
}

int msf_engine_start(const msf_engine_options *o)
{
    if (E.loop != NULL) {
        return 0;
    }
    msf_loop *loop = msf_loop_new();
    if (loop == NULL) {
        return -EMFILE;
    }
    E = (msf_engine){.loop = loop};
    msf_forked_watch();
    set_options(o);
    msf_list_init(&E.ready);
    msf_list_init(&E.starved);
    msf_list_init(&E.all);
    msf_list_init(&E.idle_fibers);
    msf_list_init(&E.graveyard);
    return 0;
}

bool msf_engine_started(void)
{
    return E.loop != NULL;
}

/* A plain script that never runs the loop itself: PHP runs it at the end, before objects are destroyed. */
static void run_at_script_end(void)
{
    php_shutdown_function_entry entry = {0};
    zval name;
    ZVAL_STRING(&name, "PG\\MSF\\run");
    if (zend_fcall_info_init(&name, 0, &entry.fci, &entry.fci_cache, NULL, NULL) != SUCCESS) {
        zval_ptr_dtor(&name);
        return;
    }
    append_user_shutdown_function(&entry);
}

msf_loop *msf_engine_loop(void)
{
    if (E.loop == NULL) {
        if (msf_engine_start(NULL) != 0) {
            zend_error_noreturn(E_ERROR, "msf: cannot create an event loop: too many open files");
        }
        E.script = true;
        run_at_script_end();
    }
    return E.loop;
}

const msf_engine_stats *msf_engine_get_stats(void)
{
    return &E.stats;
}

void msf_engine_on_fatal(void (*fn)(void *ctx), void *ctx)
{
    E.on_fatal = fn;
    E.on_fatal_ctx = ctx;
}

void msf_engine_on_timeout(void (*fn)(void *ctx, msf_coro *co, msf_future *f), void *ctx)
{
    E.on_timeout = fn;
    E.on_timeout_ctx = ctx;
}

static msf_coro *pop(msf_list *from)
{
    msf_list *n = msf_list_pop_front(from);
    if (n == NULL) {
        return NULL;
    }
    msf_coro *co = MSF_CONTAINER_OF(n, msf_coro, ready);
    co->flags &= ~MSF_CO_QUEUED;
    return co;
}

static void starve(msf_coro *co)
{
    co->flags |= MSF_CO_QUEUED;
    msf_list_push_back(&E.starved, &co->ready);
}

msf_coro *msf_sched_next(bool own_stack)
{
    msf_forked_check();
    bool stack = own_stack || msf_fiber_available();
    if (UNEXPECTED(!msf_list_empty(&E.starved)) && stack) {
        return pop(&E.starved);
    }
    while (E.budget > 0) {
        msf_coro *co = pop(&E.ready);
        if (co == NULL) {
            return NULL;
        }
        E.budget--;
        E.stats.ready--;
        if (co->fiber != NULL || stack) {
            return co;
        }
        starve(co);
    }
    return NULL;
}

/* The context on which `co` goes on, or NULL when no stack can be had. */
static zend_fiber_context *context_for(msf_coro *co)
{
    return co->fiber != NULL ? co->fiber->resume : msf_fiber_take(co);
}

zend_fiber_context *msf_sched_elsewhere(void)
{
    msf_coro *co;
    while ((co = msf_sched_next(false)) != NULL) {
        if (co == E.current) {
            return NULL;
        }
        zend_fiber_context *to = context_for(co);
        if (to != NULL) {
            return to;
        }
        starve(co);
        break;
    }
    return E.main;
}

/* Undoes what a bailout does to the process as a whole, so that the other coroutines can run on to their end. php_error_cb has also marked
 * every living object as destructed; without taking that back no destructor would run any more, and `yield from` would lose its results. */
static void repair_after_bailout(void)
{
    CG(unclean_shutdown) = 0;
    msf_compat_forget_oom();
    gc_protect(false);
    EG(exception) = NULL; /* its object is lost with the stack */
    EG(prev_exception) = NULL;
    for (uint32_t i = 1; i < EG(objects_store).top; i++) {
        zend_object *o = EG(objects_store).object_buckets[i];
        if (IS_OBJ_VALID(o)) {
            GC_DEL_FLAGS(o, IS_OBJ_DESTRUCTOR_CALLED);
        }
    }
}

static void bury_fatal(void)
{
    msf_coro *co = E.fatal;
    E.fatal = NULL;
    repair_after_bailout();
    msf_coro_bury(co);
    if (E.on_fatal != NULL) {
        E.on_fatal(E.on_fatal_ctx);
    }
}

static void run_ready(void)
{
    bool unclean = CG(unclean_shutdown); /* of the main stack: shutdown functions run after its fatal errors */
    CG(unclean_shutdown) = 0;
    E.main = EG(current_fiber_context);
    E.budget = E.stats.ready;
    msf_state_base_begin();
    msf_coro *co;
    while ((co = msf_sched_next(false)) != NULL) {
        zend_fiber_context *to = context_for(co);
        if (to == NULL) {
            starve(co);
            break;
        }
        msf_fiber_switch(to);
        msf_forked_check();
        if (UNEXPECTED(E.fatal != NULL)) {
            bury_fatal();
        }
    }
    msf_state_base_end();
    E.main = NULL;
    CG(unclean_shutdown) = unclean;
}

static bool nothing_to_run(void)
{
    return msf_list_empty(&E.ready) && (msf_list_empty(&E.starved) || !msf_fiber_available());
}

/* Why the loop may not be turned here, or NULL. */
static const char *turn_refused(void)
{
    if (E.main != NULL) {
        return "[coroutine]: cannot wait here: the loop is running already, below this code";
    }
    if (zend_fiber_switch_blocked() || msf_compat_gc_active()) {
        return "[coroutine]: cannot wait here: PHP does not allow to switch coroutines inside a destructor or a signal handler";
    }
    return NULL;
}

bool msf_engine_turn(void)
{
    ZEND_ASSERT(E.current == NULL && E.main == NULL && "the loop is turned from the main stack only");
    msf_engine_loop();
    msf_forked_check();
    zend_object *pending = EG(exception); /* shutdown functions may run with one */
    EG(exception) = NULL;
    uint64_t before = E.stats.switches;
    bool alive = msf_loop_poll(E.loop, nothing_to_run());
    msf_collect_turn();
    run_ready();
    alive = alive || E.stats.switches != before; /* what ran may have started something */
    msf_loop_flush(E.loop);
    msf_fiber_trim(E.options.keep_fibers);
    EG(exception) = pending;
    return alive || !nothing_to_run();
}

bool msf_engine_run(bool (*done)(void *ctx), void *ctx)
{
    while (done == NULL || !done(ctx)) {
        if (!msf_engine_turn()) {
            return done != NULL && done(ctx);
        }
    }
    return true;
}

bool msf_engine_may_turn(const char **why)
{
    const char *refused = turn_refused();
    if (why != NULL && refused != NULL) {
        *why = refused;
    }
    return refused == NULL;
}

/* True for waits that a living coroutine is to end: it is told first, and its error arrives here by itself. */
static bool waits_for_a_coroutine(const msf_coro *co)
{
    msf_future *f = co->waits_for;
    return f != NULL && (msf_future_coroutine(f) != NULL || (f->ops != NULL && f->ops->by_coroutine != NULL && f->ops->by_coroutine(f)));
}

static bool tell_hopeless(bool all)
{
    bool told = false;
    for (msf_list *n = E.all.next; n != &E.all; n = n->next) {
        msf_coro *co = MSF_CONTAINER_OF(n, msf_coro, all);
        if (co->waits_for != NULL && (all || !waits_for_a_coroutine(co))) {
            co->flags |= MSF_CO_HOPELESS;
            msf_wait_interrupt(co);
            msf_coro_wake(co);
            told = true;
        }
    }
    return told;
}

bool msf_engine_break_deadlock(void)
{
    return tell_hopeless(false) || tell_hopeless(true);
}

static bool no_coroutines(void *ctx)
{
    return E.stats.coroutines == 0;
}

void msf_engine_run_out(void)
{
    while (!msf_engine_run(no_coroutines, NULL) && msf_engine_break_deadlock()) {
        /* until everybody has ended, one way or the other */
    }
}

/* Throws a graceful exit, which runs `finally` blocks but no `catch`, into every coroutine, and runs them to their end. */
static void unwind_all(void)
{
    for (int round = 0; round < 100 && !msf_list_empty(&E.all); round++) {
        zend_object *quit = zend_create_graceful_exit();
        for (msf_list *n = E.all.next; n != &E.all; n = n->next) {
            msf_coro_cancel(MSF_CONTAINER_OF(n, msf_coro, all), quit);
        }
        OBJ_RELEASE(quit);
        run_ready();
    }
}

void msf_engine_unwind(void)
{
    if (E.loop == NULL || E.main != NULL) {
        return;
    }
    E.stopping = true;
    if (!CG(unclean_shutdown)) {
        unwind_all();
    }
}

/* PHP code cannot run any more: only the memory outside the request heap is freed. */
static void abandon_all(void)
{
    for (msf_list *n = E.all.next; n != &E.all; n = n->next) {
        msf_coro *co = MSF_CONTAINER_OF(n, msf_coro, all);
        msf_timer_stop(E.loop, &co->timer);
        if (co->fiber != NULL) {
            msf_fiber_abandon(co->fiber);
        }
    }
    msf_list_init(&E.all);
}

void msf_engine_stop(void)
{
    if (E.loop == NULL || (E.main != NULL && !CG(unclean_shutdown))) {
        return;
    }
    E.stopping = true;
    if (!CG(unclean_shutdown)) {
        unwind_all();
    }
    abandon_all();
    msf_fiber_trim(0);
    msf_work_pool_stop(E.work);
    msf_loop_free(E.loop);
    msf_work_pool_free(E.work);
    E = (msf_engine){0};
}
