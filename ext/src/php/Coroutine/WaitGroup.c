#include "php.h"

#include "ext/spl/spl_iterators.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "engine/go.h"
#include "php/Coroutine/queue.h"
#include "php/Coroutine/WaitGroup_arginfo.h"

typedef struct wait_group {
    zend_long missing;
    msf_queue waiters;
    zend_object std;
} wait_group;

static zend_object_handlers handlers;

static wait_group *from(zend_object *o)
{
    return (wait_group *)((char *)o - offsetof(wait_group, std));
}

#define THIS_GROUP from(Z_OBJ_P(ZEND_THIS))

static void serve_all(wait_group *g)
{
    zval yes;
    ZVAL_TRUE(&yes);
    msf_queued *w;
    while ((w = msf_queue_first(&g->waiters)) != NULL) {
        msf_queue_serve(w, &yes);
    }
}

static void one_done(wait_group *g)
{
    if (--g->missing == 0) {
        serve_all(g);
    }
}

static msf_future *join(wait_group *g)
{
    return msf_queue_join(&g->waiters, &g->std, "PG\\MSF\\Coroutine\\WaitGroup::wait", NULL);
}

ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, __construct)
{
    zend_long count = 0;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(count)
    ZEND_PARSE_PARAMETERS_END();
    if (count < 0) {
        zend_argument_value_error(1, "must be greater than or equal to 0");
        RETURN_THROWS();
    }
    THIS_GROUP->missing = count;
}

ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, add)
{
    zend_long n = 1;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(n)
    ZEND_PARSE_PARAMETERS_END();
    if (n < 1 || n > ZEND_LONG_MAX - THIS_GROUP->missing) {
        zend_argument_value_error(1, "must be greater than 0");
        RETURN_THROWS();
    }
    THIS_GROUP->missing += n;
}

ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, done)
{
    ZEND_PARSE_PARAMETERS_NONE();
    wait_group *g = THIS_GROUP;
    if (g->missing == 0) {
        zend_throw_exception(msf_ce_coroutine_exception, "[waitgroup]: more done than announced", 0);
        RETURN_THROWS();
    }
    one_done(g);
}

/* Tells the group of the end of one of its coroutines; lives until then. */
typedef struct member {
    msf_future_listener listener; /* first */
    wait_group *group;            /* owns a reference */
} member;

static void on_member_done(msf_future_listener *l)
{
    member *m = (member *)l;
    wait_group *g = m->group;
    efree(m);
    if (g->missing > 0) {
        one_done(g);
    }
    OBJ_RELEASE(&g->std);
}

ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, go)
{
    zend_fcall_info fci;
    zend_fcall_info_cache fcc;
    ZEND_PARSE_PARAMETERS_START(1, -1)
    Z_PARAM_FUNC(fci, fcc)
    Z_PARAM_VARIADIC('*', fci.params, fci.param_count)
    ZEND_PARSE_PARAMETERS_END();
    msf_future *f = msf_go(&fci, &fcc);
    zend_release_fcall_info_cache(&fcc);
    if (f == NULL) {
        RETURN_THROWS();
    }
    member *m = ecalloc(1, sizeof *m);
    msf_list_init(&m->listener.node);
    m->listener.on_done = on_member_done;
    m->group = THIS_GROUP;
    m->group->missing++;
    GC_ADDREF(&m->group->std);
    m->listener.holds = &m->group->std;
    msf_future_listen(f, &m->listener);
    RETURN_OBJ(&f->std);
}

ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, wait)
{
    zend_long timeout = 0;
    bool is_null = true;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(timeout, is_null)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_timeout_argument(&timeout, is_null, 1) || THIS_GROUP->missing == 0) {
        return;
    }
    zval ignored;
    if (msf_queue_wait(join(THIS_GROUP), timeout, &ignored)) {
        zval_ptr_dtor(&ignored);
    }
}

ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, goWait)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_future *f = join(THIS_GROUP);
    if (THIS_GROUP->missing == 0) {
        serve_all(THIS_GROUP);
    }
    RETURN_OBJ(&f->std);
}

ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, count)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG(THIS_GROUP->missing);
}

static zend_object *create(zend_class_entry *ce)
{
    wait_group *g = zend_object_alloc(sizeof *g, ce);
    memset(g, 0, offsetof(wait_group, std));
    zend_object_std_init(&g->std, ce);
    object_properties_init(&g->std, ce);
    g->std.handlers = &handlers;
    msf_queue_init(&g->waiters, NULL);
    return &g->std;
}

static void free_group(zend_object *o)
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

void msf_register_coroutine_waitgroup(void);
void msf_register_coroutine_waitgroup(void)
{
    zend_class_entry *ce = register_class_PG_MSF_Coroutine_WaitGroup(zend_ce_countable);
    ce->create_object = create;
    ce->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;
    handlers = std_object_handlers;
    handlers.offset = offsetof(wait_group, std);
    handlers.free_obj = free_group;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
