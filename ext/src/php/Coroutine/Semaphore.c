#include "php.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "php/Coroutine/queue.h"
#include "php/Coroutine/Semaphore_arginfo.h"

typedef struct semaphore {
    zend_long permits, available, max_waiters;
    msf_queue waiters;
    zend_object std;
} semaphore;

static zend_object_handlers handlers;

static semaphore *from(zend_object *o)
{
    return (semaphore *)((char *)o - offsetof(semaphore, std));
}

#define THIS_SEMAPHORE from(Z_OBJ_P(ZEND_THIS))

static void give(semaphore *s)
{
    msf_queued *w = msf_queue_first(&s->waiters);
    if (w != NULL) {
        zval yes;
        ZVAL_TRUE(&yes);
        msf_queue_serve(w, &yes);
    } else {
        s->available++;
    }
}

static void undelivered(zend_object *owner, zval *result)
{
    give(from(owner));
}

static bool try_acquire(semaphore *s)
{
    if (s->available == 0) {
        return false;
    }
    s->available--;
    return true;
}

static msf_future *join(semaphore *s)
{
    if ((zend_long)s->waiters.count >= s->max_waiters) {
        zend_throw_exception_ex(msf_ce_coroutine_exception, 0, "[semaphore]: too many wait already (the limit is " ZEND_LONG_FMT ")",
                                s->max_waiters);
        return NULL;
    }
    return msf_queue_join(&s->waiters, &s->std, "PG\\MSF\\Coroutine\\Semaphore::acquire", NULL);
}

static bool acquire(semaphore *s, zend_long timeout)
{
    if (try_acquire(s)) {
        return true;
    }
    zval ignored;
    msf_future *f = join(s);
    if (f == NULL || !msf_queue_wait(f, timeout, &ignored)) {
        return false;
    }
    zval_ptr_dtor(&ignored);
    return true;
}

static void release(semaphore *s)
{
    if (s->available == s->permits) {
        zend_throw_exception(msf_ce_coroutine_exception, "[semaphore]: more given back than taken", 0);
        return;
    }
    give(s);
}

ZEND_METHOD(PG_MSF_Coroutine_Semaphore, __construct)
{
    zend_long permits = 1, max_waiters = 10000;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(permits)
    Z_PARAM_LONG(max_waiters)
    ZEND_PARSE_PARAMETERS_END();
    if (permits < 1) {
        zend_argument_value_error(1, "must be greater than 0");
        RETURN_THROWS();
    }
    if (max_waiters < 0) {
        zend_argument_value_error(2, "must be greater than or equal to 0");
        RETURN_THROWS();
    }
    semaphore *s = THIS_SEMAPHORE;
    s->permits = s->available = permits;
    s->max_waiters = max_waiters;
}

ZEND_METHOD(PG_MSF_Coroutine_Semaphore, acquire)
{
    zend_long timeout = 0;
    bool is_null = true;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(timeout, is_null)
    ZEND_PARSE_PARAMETERS_END();
    if (msf_timeout_argument(&timeout, is_null, 1)) {
        acquire(THIS_SEMAPHORE, timeout);
    }
}

ZEND_METHOD(PG_MSF_Coroutine_Semaphore, tryAcquire)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_BOOL(try_acquire(THIS_SEMAPHORE));
}

ZEND_METHOD(PG_MSF_Coroutine_Semaphore, goAcquire)
{
    ZEND_PARSE_PARAMETERS_NONE();
    semaphore *s = THIS_SEMAPHORE;
    msf_future *f = join(s);
    if (f == NULL) {
        RETURN_THROWS();
    }
    if (try_acquire(s)) {
        give(s); /* nobody else can be waiting while one is free */
    }
    RETURN_OBJ(&f->std);
}

ZEND_METHOD(PG_MSF_Coroutine_Semaphore, release)
{
    ZEND_PARSE_PARAMETERS_NONE();
    release(THIS_SEMAPHORE);
}

ZEND_METHOD(PG_MSF_Coroutine_Semaphore, with)
{
    zend_fcall_info fci;
    zend_fcall_info_cache fcc;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_FUNC(fci, fcc)
    ZEND_PARSE_PARAMETERS_END();
    semaphore *s = THIS_SEMAPHORE;
    if (!acquire(s, -1)) {
        zend_release_fcall_info_cache(&fcc);
        RETURN_THROWS();
    }
    fci.retval = return_value;
    zend_call_function(&fci, &fcc);
    if (s->available < s->permits) {
        give(s);
    }
}

ZEND_METHOD(PG_MSF_Coroutine_Semaphore, available)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG(THIS_SEMAPHORE->available);
}

static zend_object *create(zend_class_entry *ce)
{
    semaphore *s = zend_object_alloc(sizeof *s, ce);
    memset(s, 0, offsetof(semaphore, std));
    zend_object_std_init(&s->std, ce);
    object_properties_init(&s->std, ce);
    s->std.handlers = &handlers;
    msf_queue_init(&s->waiters, undelivered);
    return &s->std;
}

static void free_semaphore(zend_object *o)
{
    msf_queue_free(&from(o)->waiters);
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    msf_queue_gc(&from(o)->waiters, gc);
    zend_get_gc_buffer_use(gc, table, n);
    return zend_std_get_properties(o);
}

void msf_register_coroutine_semaphore(void);
void msf_register_coroutine_semaphore(void)
{
    zend_class_entry *ce = register_class_PG_MSF_Coroutine_Semaphore();
    ce->create_object = create;
    ce->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;
    handlers = std_object_handlers;
    handlers.offset = offsetof(semaphore, std);
    handlers.free_obj = free_semaphore;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
