#include "engine/collect.h"

#include "engine/internal.h"

#include "zend_exceptions.h"
#include "zend_fibers.h"
#include "zend_generators.h"

#include "engine/call.h"

typedef struct msf_handle {
    msf_coro *co; /* NULL when the coroutine is over */
    bool lent;
    zend_object std;
} msf_handle;

static zend_class_entry *handle_class;
static zend_object_handlers handle_handlers;

static msf_handle *handle_from(zend_object *o)
{
    return (msf_handle *)((char *)o - offsetof(msf_handle, std));
}

static zend_object *make_handle(msf_coro *co)
{
    msf_handle *h = zend_object_alloc(sizeof *h, handle_class);
    zend_object_std_init(&h->std, handle_class);
    h->std.handlers = &handle_handlers;
    h->co = co;
    h->lent = false;
    return &h->std;
}

#define E          msf_the_engine
#define SOONEST_MS 1000
#define LATEST_MS  60000

static void on_collect_timer(msf_timer *t)
{
    E.collect_due = true;
}

/* The collector runs by itself only when much garbage has been made. So waits that may be hopeless call it, at growing intervals. */
static void watch(void)
{
    if (msf_timer_armed(&E.collect_timer) || E.collect_due) {
        return;
    }
    if (E.collect_ms == 0) {
        E.collect_ms = SOONEST_MS;
        msf_timer_init(&E.collect_timer, on_collect_timer);
        E.collect_timer.weak = 1;
    }
    msf_timer_start(E.loop, &E.collect_timer, E.collect_ms);
}

void msf_collect_turn(void)
{
    if (EXPECTED(!E.collect_due)) {
        return;
    }
    E.collect_due = false;
    uint32_t ready = E.stats.ready;
    if (E.lent == 0) {
        E.collect_ms = SOONEST_MS;
        return;
    }
    zend_gc_collect_cycles();
    if (EG(exception)) {
        zend_exception_error(msf_take_exception(), E_WARNING); /* of some destructor: nobody here can catch it */
    }
    E.collect_ms = E.stats.ready > ready ? SOONEST_MS : MIN(E.collect_ms * 2, LATEST_MS);
    watch();
}

/* Userland Fibers that run on top of the running coroutine: one that is garbage would be destroyed by being resumed, behind the back of the
 * coroutine below, so their destructors wait for the end of the wait. */
static void keep_fibers(bool on)
{
    zend_fiber *fiber = EG(active_fiber);
    while (fiber != NULL) {
        if (on) {
            GC_ADD_FLAGS(&fiber->std, IS_OBJ_DESTRUCTOR_CALLED);
        } else {
            GC_DEL_FLAGS(&fiber->std, IS_OBJ_DESTRUCTOR_CALLED);
        }
        bool more = fiber->caller != NULL && fiber->caller->kind == (void *)zend_ce_fiber;
        fiber = more ? zend_fiber_from_context(fiber->caller) : NULL;
    }
}

/* Its destructor waits for the coroutine's end, and so do those that it yields from. */
static void keep_generator(zend_generator *g)
{
    for (; g != NULL; g = g->node.parent) {
        g->flags |= ZEND_GENERATOR_IN_FIBER;
    }
}

/* The collector marks the whole cycle as destructed before the coroutine goes on; its generators live on. */
static void revive_generator(zend_generator *g)
{
    for (; g != NULL; g = g->node.parent) {
        g->flags &= ~ZEND_GENERATOR_FORCED_CLOSE;
        GC_DEL_FLAGS(&g->std, IS_OBJ_DESTRUCTOR_CALLED);
    }
}

/* What keep_generator has marked and the coroutine does not hold itself. */
static void let_delegates_go(msf_coro *co)
{
    for (uint32_t i = 0; i < co->gens.count; i++) {
        for (zend_generator *g = ((zend_generator *)co->gens.items[i])->node.parent; g != NULL; g = g->node.parent) {
            g->flags &= ~ZEND_GENERATOR_IN_FIBER;
        }
    }
}

void msf_collect_lend(msf_coro *co, msf_future *f)
{
    if (co->handle == NULL) {
        co->handle = make_handle(co);
    }
    handle_from(co->handle)->lent = true;
    E.lent++;
    keep_fibers(true);
    watch();
    for (uint32_t i = 0; i < co->gens.count; i++) {
        keep_generator((zend_generator *)co->gens.items[i]);
    }
    gc_check_possible_root((zend_refcounted *)&f->std);
}

void msf_collect_take_back(msf_coro *co)
{
    if (co->handle == NULL || !handle_from(co->handle)->lent) {
        return;
    }
    handle_from(co->handle)->lent = false;
    E.lent--;
    keep_fibers(false);
    GC_DEL_FLAGS(co->handle, IS_OBJ_DESTRUCTOR_CALLED);
    if (co->flags & MSF_CO_HOPELESS) {
        for (uint32_t i = 0; i < co->gens.count; i++) {
            revive_generator((zend_generator *)co->gens.items[i]);
        }
    }
    let_delegates_go(co);
}

void msf_collect_release(msf_coro *co)
{
    zend_object *o = co->handle;
    if (o == NULL) {
        return;
    }
    co->handle = NULL;
    if (handle_from(o)->lent) {
        E.lent--;
        handle_from(o)->lent = false;
    }
    handle_from(o)->co = NULL;
    OBJ_RELEASE(o);
}

void msf_collect_waiters(msf_future *f, zend_get_gc_buffer *gc)
{
    for (msf_list *n = f->waiters.next; n != &f->waiters; n = n->next) {
        msf_coro *co = MSF_CONTAINER_OF(n, msf_coro, waiter);
        if (co->handle != NULL && handle_from(co->handle)->lent) {
            zend_get_gc_buffer_add_obj(gc, co->handle);
        }
    }
}

void msf_collect_listeners(msf_future *f, zend_get_gc_buffer *gc)
{
    for (msf_list *n = f->listeners.next; n != &f->listeners; n = n->next) {
        msf_future_listener *l = MSF_CONTAINER_OF(n, msf_future_listener, node);
        if (l->holds != NULL) {
            zend_get_gc_buffer_add_obj(gc, l->holds);
        }
    }
}

static void report_arguments(zend_execute_data *ex, zend_get_gc_buffer *gc)
{
    for (uint32_t i = 1; i <= ZEND_CALL_NUM_ARGS(ex); i++) {
        zend_get_gc_buffer_add_zval(gc, ZEND_CALL_ARG(ex, i));
    }
}

static void report_symbols(HashTable *symbols, zend_get_gc_buffer *gc)
{
    zval *val;
    ZEND_HASH_FOREACH_VAL (symbols, val) {
        zend_get_gc_buffer_add_zval(gc, Z_TYPE_P(val) == IS_INDIRECT ? Z_INDIRECT_P(val) : val);
    }
    ZEND_HASH_FOREACH_END();
}

/* The frames of a suspended fiber, innermost first. */
static void report_frames(zend_execute_data *ex, zend_get_gc_buffer *gc)
{
    for (; ex != NULL; ex = ex->prev_execute_data) {
        bool user = ex->func != NULL && ZEND_USER_CODE(ex->func->type);
        HashTable *symbols = zend_unfinished_execution_gc_ex(ex, user ? ex->call : NULL, gc, false);
        if (symbols != NULL) {
            report_symbols(symbols, gc);
        }
        if (!user && ex->func != NULL && ex->func->common.function_name != NULL) {
            report_arguments(ex, gc);
        }
    }
}

static void report(msf_coro *co, zend_get_gc_buffer *gc)
{
    if (co->waits_for != NULL) {
        zend_get_gc_buffer_add_obj(gc, &co->waits_for->std);
    }
    if (co->context != NULL) {
        zend_get_gc_buffer_add_obj(gc, co->context);
    }
    for (uint32_t i = 0; i < co->gens.count; i++) {
        zend_get_gc_buffer_add_obj(gc, co->gens.items[i]);
    }
    if (co->fiber != NULL) {
        report_frames(co->fiber->frame, gc);
    }
    if (co->type->gc != NULL) {
        co->type->gc(co, gc);
    }
    msf_state_gc(&co->state, gc);
}

static HashTable *handle_gc(zend_object *o, zval **table, int *n)
{
    msf_handle *h = handle_from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    if (h->co != NULL && h->lent && (MSF_RUNNING_FIBER_IS_OPAQUE || h->co->fiber == NULL || !h->co->fiber->under_fiber)) {
        report(h->co, gc);
    }
    zend_get_gc_buffer_use(gc, table, n);
    return NULL;
}

/* By the collector only: nobody can reach what the coroutine waits for. */
static void handle_dtor(zend_object *o)
{
    msf_handle *h = handle_from(o);
    if (h->co == NULL || !h->lent) {
        return;
    }
    h->co->flags |= MSF_CO_HOPELESS;
    msf_wait_interrupt(h->co);
    msf_coro_wake(h->co);
}

void msf_register_coroutine_handle(void)
{
    zend_class_entry ce;
    INIT_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine\\Handle", NULL);
    handle_class = zend_register_internal_class(&ce);
    handle_class->ce_flags |= ZEND_ACC_FINAL | ZEND_ACC_NO_DYNAMIC_PROPERTIES | ZEND_ACC_NOT_SERIALIZABLE;
    handle_handlers = std_object_handlers;
    handle_handlers.offset = offsetof(msf_handle, std);
    handle_handlers.get_gc = handle_gc;
    handle_handlers.dtor_obj = handle_dtor;
    handle_handlers.clone_obj = NULL;
}
