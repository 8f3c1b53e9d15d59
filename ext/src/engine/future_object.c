/* The PHP object of a future: birth, properties, the collector, death. */
#include "engine/collect.h"
#include "engine/future.h"
#include "engine/internal.h"

#include "zend_exceptions.h"

#include "base/clock.h"

zend_class_entry *msf_ce_coroutine_base;
zend_class_entry *msf_ce_coroutine_future;
zend_class_entry *msf_ce_coroutine_ibase;
zend_class_entry *msf_ce_coroutine_cnull;
zend_object_handlers msf_future_handlers;

static zend_object *cnull;

zend_object *msf_cnull(void)
{
    if (cnull == NULL) {
        zval instance;
        object_init_ex(&instance, msf_ce_coroutine_cnull);
        cnull = Z_OBJ(instance);
    }
    return cnull;
}

void msf_cnull_forget(void)
{
    if (cnull != NULL) {
        OBJ_RELEASE(cnull);
        cnull = NULL;
    }
}

/* requestTime is wall-clock time; one clock is read per future, the other once per process. */
static double wall_seconds(uint64_t mono_us)
{
    static uint64_t offset;
    if (offset == 0) {
        offset = msf_clock_wall_us() - msf_clock_mono_us();
    }
    return (double)(mono_us + offset) / 1e6;
}

zend_object *msf_future_create(zend_class_entry *ce)
{
    msf_future *f = zend_object_alloc(sizeof *f, ce);
    memset(f, 0, offsetof(msf_future, std));
    zend_object_std_init(&f->std, ce);
    object_properties_init(&f->std, ce);
    f->std.handlers = &msf_future_handlers;
    msf_list_init(&f->waiters);
    msf_list_init(&f->listeners);
    f->born_us = msf_clock_mono_us();
    zval *result = msf_future_property(f, MSF_FUTURE_P_RESULT);
    if (Z_TYPE_P(result) == IS_NULL) {
        ZVAL_OBJ_COPY(result, msf_cnull());
    }
    zval *time = msf_future_property(f, MSF_FUTURE_P_REQUEST_TIME);
    if (Z_TYPE_P(time) == IS_DOUBLE) {
        ZVAL_DOUBLE(time, wall_seconds(f->born_us));
    }
    return &f->std;
}

static zend_long default_timeout(void)
{
    static const zend_property_info *info; /* of an internal class: lives as long as the process */
    zend_class_entry *ce = msf_ce_coroutine_base;
    if (UNEXPECTED(info == NULL)) {
        info = zend_hash_str_find_ptr(&ce->properties_info, ZEND_STRL("maxTimeout"));
    }
    if (UNEXPECTED(CE_STATIC_MEMBERS(ce) == NULL)) {
        zend_class_init_statics(ce);
    }
    return zval_get_long(CE_STATIC_MEMBERS(ce) + info->offset);
}

msf_future *msf_future_new(zend_class_entry *ce, const msf_future_ops *ops, void *op)
{
    msf_future *f = msf_future_from(msf_future_create(ce));
    f->ops = ops;
    f->op = op;
    if (ops == NULL || !ops->passive) {
        msf_future_set_timeout(f, default_timeout());
    }
    return f;
}

void msf_future_set_timeout(msf_future *f, zend_long ms)
{
    zval *timeout = msf_future_property(f, MSF_FUTURE_P_TIMEOUT);
    zval_ptr_dtor(timeout);
    ZVAL_LONG(timeout, ms);
}

void msf_future_set_request(msf_future *f, zend_string *request)
{
    zval *p = msf_future_property(f, MSF_FUTURE_P_REQUEST);
    zval_ptr_dtor(p);
    ZVAL_STR_COPY(p, request);
}

/* An error that nobody has asked for is told once, when nobody can ask any more. */
static void dtor(zend_object *o)
{
    msf_future *f = msf_future_from(o);
    if (f->state == MSF_FUTURE_ERROR && !f->taken) {
        f->taken = true;
        zend_object *ex = Z_OBJ(f->value);
        GC_ADDREF(ex);
        zend_object *pending = EG(exception);
        EG(exception) = NULL;
        zend_exception_error(ex, E_WARNING);
        if (EG(exception)) {
            zend_clear_exception(); /* of the application's error handler */
        }
        EG(exception) = pending;
    }
    zend_objects_destroy_object(o);
}

void msf_future_free(zend_object *o)
{
    msf_future *f = msf_future_from(o);
    ZEND_ASSERT(msf_list_empty(&f->waiters) && "those who wait hold a reference");
    if (f->ops != NULL && f->ops->abandon != NULL) {
        f->ops->abandon(f);
    }
    while (msf_list_pop_front(&f->listeners) != NULL) {
        /* they hold no reference; the node is only unlinked */
    }
    zval_ptr_dtor(&f->value);
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    msf_future *f = msf_future_from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    zend_get_gc_buffer_add_zval(gc, &f->value);
    msf_collect_waiters(f, gc);
    msf_collect_listeners(f, gc);
    if (f->ops != NULL && f->ops->gc != NULL) {
        f->ops->gc(f, gc);
    }
    if (o->properties == NULL) {
        for (int i = 0; i < o->ce->default_properties_count; i++) {
            zend_get_gc_buffer_add_zval(gc, &o->properties_table[i]);
        }
        zend_get_gc_buffer_use(gc, table, n);
        return NULL;
    }
    zend_get_gc_buffer_use(gc, table, n);
    return zend_std_get_properties(o);
}

void msf_future_init_handlers(void)
{
    msf_future_handlers = std_object_handlers;
    msf_future_handlers.offset = offsetof(msf_future, std);
    msf_future_handlers.dtor_obj = dtor;
    msf_future_handlers.free_obj = msf_future_free;
    msf_future_handlers.get_gc = get_gc;
    msf_future_handlers.clone_obj = NULL;
}
