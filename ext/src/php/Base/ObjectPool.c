#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/Base/object_pool.h"
#include "php/Request/access.h"

#include "ObjectPool_arginfo.h"

zend_class_entry *msf_ce_object_pool;

static zend_object_handlers handlers;

static zend_object *create(zend_class_entry *ce)
{
    object_pool *p = zend_object_alloc(sizeof(*p), ce);
    memset(p, 0, offsetof(object_pool, std));
    zend_object_std_init(&p->std, ce);
    object_properties_init(&p->std, ce);
    p->std.handlers = &handlers;
    return &p->std;
}

static void free_items(object_pool *p)
{
    bucket_item *items = p->items;
    uint32_t count = p->count;
    p->items = NULL;
    p->count = p->cap = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].object) {
            msf_pool_abandon(items[i].object);
        }
    }
    if (items) {
        efree(items);
    }
}

static void log_thrown(zend_object *exception, void *context)
{
    msf_access_exception(context, "destroy: ", exception);
}

/* Objects that a coroutine has taken after the end of its request: nobody else calls their destroy(). */
static void dtor_obj(zend_object *o)
{
    if (object_pool_from(o)->count > 0 && !EG(exception) && msf_pool_is_open()) {
        msf_object_pool_release(o, NULL, NULL, log_thrown, object_pool_from(o)->context);
    }
}

static void free_obj(zend_object *o)
{
    object_pool *p = object_pool_from(o);
    free_items(p);
    if (p->context) {
        OBJ_RELEASE(p->context);
    }
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    object_pool *p = object_pool_from(o);
    zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
    if (p->context) {
        zend_get_gc_buffer_add_obj(buffer, p->context);
    }
    for (uint32_t i = 0; i < p->count; i++) {
        if (p->items[i].object) {
            zend_get_gc_buffer_add_obj(buffer, p->items[i].object);
        }
    }
    zend_get_gc_buffer_use(buffer, table, n);
    return NULL;
}

zend_object *msf_object_pool_new(zend_object *context)
{
    zend_object *o = create(msf_ce_object_pool);
    GC_ADDREF(context);
    object_pool_from(o)->context = context;
    return o;
}

bool msf_object_pool_is_empty(zend_object *pool)
{
    return object_pool_from(pool)->count == 0;
}

/* Closes the gaps that objects pushed back early have left. */
static void compact(object_pool *p)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        if (p->items[i].object) {
            p->items[n++] = p->items[i];
        }
    }
    p->count = n;
}

void msf_bucket_add(object_pool *p, bucket_item item)
{
    if (p->count == p->cap && !p->releasing) {
        compact(p);
    }
    if (p->count == p->cap) {
        p->cap = p->cap ? p->cap * 2 : 8;
        p->items = safe_erealloc(p->items, p->cap, sizeof(*p->items), 0);
    }
    p->items[p->count++] = item;
}

/* Sets one of the bound properties (value moved), where the class has it. */
static void put(const msf_pool_class *c, zend_object *o, int which, zval *value)
{
    if (c->bound_slots[which] == MSF_POOL_NO_SLOT) {
        zval_ptr_dtor(value);
        return;
    }
    msf_slot_set(o, c->bound_slots[which], value);
}

static void bind_object(const msf_pool_class *c, zend_object *o, zend_object *context, zend_long level)
{
    zval v;
    ZVAL_OBJ_COPY(&v, context);
    put(c, o, MSF_POOL_CONTEXT, &v);
    ZVAL_NULL(&v);
    put(c, o, MSF_POOL_PARENT, &v);
    ZVAL_LONG(&v, level);
    put(c, o, MSF_POOL_DS_LEVEL, &v);
}

static bool has_room(const object_pool *p, zend_string *class_name)
{
    uint32_t max = msf_pool_get_limits()->max_taken;
    if (EXPECTED(p->count < max)) {
        return true;
    }
    zend_throw_error(NULL,
                     "getObject(%s): this request has taken %u objects already (object_pool.max_taken); give those that are done back with "
                     "getContext()->getObjectPool()->push()",
                     ZSTR_VAL(class_name), max);
    return false;
}

bool msf_object_pool_get(zend_object *pool, zend_string *class_name, HashTable *args, zend_long level, zval *result)
{
    object_pool *p = object_pool_from(pool);
    if (ZSTR_LEN(class_name) == 0) {
        ZVAL_NULL(result);
        return true;
    }
    msf_pool_class *c = msf_pool_class_named(class_name);
    msf_pool_age age;
    zend_object *o = c && has_room(p, class_name) ? msf_pool_take(c, &age) : NULL;
    if (!o) {
        return false;
    }
    msf_bucket_add(p, (bucket_item){o, age, (uint32_t)level & (MSF_DS_PUBLIC | MSF_DS_PROTECTED | MSF_DS_PRIVATE), false, false});
    bind_object(c, o, p->context, level);
    msf_pool_note_use(c, o, &age);
    if (c->ctor && !(c->ctor->common.fn_flags & ZEND_ACC_PUBLIC)) {
        zend_throw_error(NULL, "Call to non-public %s::__construct() from the object pool", ZSTR_VAL(c->ce->name));
        return false;
    }
    /* The constructor may end the request (exit) or replace the bucket: hold the object meanwhile. */
    GC_ADDREF(o);
    if (c->ctor && !msf_call_array(o, c->ctor, NULL, args)) {
        OBJ_RELEASE(o);
        return false;
    }
    ZVAL_OBJ(result, o);
    return true;
}

ZEND_METHOD(PG_MSF_Base_ObjectPool, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_Base_ObjectPool, get)
{
    zend_string *name;
    HashTable *args = NULL;
    zend_long level = MSF_DS_PUBLIC;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(args)
    Z_PARAM_LONG(level)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_object_pool_get(Z_OBJ_P(ZEND_THIS), name, args, level, return_value)) {
        RETURN_THROWS();
    }
}

/* Takes one object out of the bucket; false when it is not in there. */
static bool forget(object_pool *p, zend_object *o, bucket_item *item)
{
    for (uint32_t i = p->count; i-- > 0;) {
        if (p->items[i].object == o) {
            *item = p->items[i];
            p->items[i].object = NULL; /* the place stays: the release may be walking over the list */
            if (i + 1 == p->count) {
                p->count--;
            }
            return true;
        }
    }
    return false;
}

ZEND_METHOD(PG_MSF_Base_ObjectPool, push)
{
    zval *object;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT(object)
    ZEND_PARSE_PARAMETERS_END();
    object_pool *p = object_pool_from(Z_OBJ_P(ZEND_THIS));
    bucket_item item;
    if (!forget(p, Z_OBJ_P(object), &item)) {
        return;
    }
    const thrown t = {log_thrown, p->context};
    msf_bucket_destroy(&item, &t);
    msf_bucket_return(&item, &t);
}

void msf_register_object_pool(void)
{
    msf_ce_object_pool = register_class_PG_MSF_Base_ObjectPool();
    msf_ce_object_pool->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(object_pool, std);
    handlers.dtor_obj = dtor_obj;
    handlers.free_obj = free_obj;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
