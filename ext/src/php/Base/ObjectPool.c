#include "php/Base/Pool.h"

#include "engine/call.h"
#include "php/Base/Base.h"

#include "ObjectPool_arginfo.h"

zend_class_entry *msf_ce_object_pool;

typedef struct bucket_item {
    zend_object *object;
    uint32_t level;
} bucket_item;

typedef struct object_pool {
    zend_object *context; /* owns a reference */
    bucket_item *items;   /* in order of acquisition; own references */
    uint32_t count, cap;
    zend_object std;
} object_pool;

static zend_object_handlers handlers;

static inline object_pool *from(zend_object *o)
{
    return (object_pool *)((char *)o - offsetof(object_pool, std));
}

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
        OBJ_RELEASE(items[i].object);
    }
    if (items) {
        efree(items);
    }
}

static void free_obj(zend_object *o)
{
    object_pool *p = from(o);
    free_items(p);
    if (p->context) {
        OBJ_RELEASE(p->context);
    }
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    object_pool *p = from(o);
    zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
    if (p->context) {
        zend_get_gc_buffer_add_obj(buffer, p->context);
    }
    for (uint32_t i = 0; i < p->count; i++) {
        zend_get_gc_buffer_add_obj(buffer, p->items[i].object);
    }
    zend_get_gc_buffer_use(buffer, table, n);
    return NULL;
}

zend_object *msf_object_pool_new(zend_object *context)
{
    zend_object *o = create(msf_ce_object_pool);
    GC_ADDREF(context);
    from(o)->context = context;
    return o;
}

bool msf_object_pool_is_empty(zend_object *pool)
{
    return from(pool)->count == 0;
}

static void remember(object_pool *p, zend_object *o, uint32_t level)
{
    if (p->count == p->cap) {
        p->cap = p->cap ? p->cap * 2 : 8;
        p->items = safe_erealloc(p->items, p->cap, sizeof(*p->items), 0);
    }
    p->items[p->count++] = (bucket_item){o, level};
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

/* Writes the pool's bookkeeping into an object of ours; others have no place for it. */
static void bind_object(const msf_pool_class *c, zend_object *o, zend_object *context, zend_long level)
{
    zval v;
    ZVAL_OBJ_COPY(&v, context);
    put(c, o, 0, &v);
    ZVAL_NULL(&v);
    put(c, o, 1, &v);
    ZVAL_LONG(&v, level);
    put(c, o, 2, &v);
    if (c->is_core) {
        zval *uses = msf_slot(o, MSF_SLOT_USE_COUNT);
        ZVAL_LONG(&v, Z_TYPE_P(uses) == IS_LONG ? Z_LVAL_P(uses) + 1 : 1);
        msf_slot_set(o, MSF_SLOT_USE_COUNT, &v);
        ZVAL_TRUE(&v);
        msf_slot_set(o, MSF_SLOT_IS_CONSTRUCT, &v);
    }
}

bool msf_object_pool_get(zend_object *pool, zend_string *class_name, HashTable *args, zend_long level, zval *result)
{
    object_pool *p = from(pool);
    if (ZSTR_LEN(class_name) == 0) {
        ZVAL_NULL(result);
        return true;
    }
    msf_pool_class *c = msf_pool_class_named(class_name);
    zend_object *o = c ? msf_pool_take(c) : NULL;
    if (!o) {
        return false;
    }
    remember(p, o, (uint32_t)level & (MSF_DS_PUBLIC | MSF_DS_PROTECTED | MSF_DS_PRIVATE));
    bind_object(c, o, p->context, level);
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

typedef struct thrown {
    void (*fn)(zend_object *exception, void *ctx);
    void *ctx;
} thrown;

/* What a destroy() throws must not keep the other objects from their own. */
static void settle(const thrown *t)
{
    zend_object *e = msf_take_exception();
    if (!e) {
        return;
    }
    if (t->fn && !msf_is_exit(e)) {
        t->fn(e, t->ctx);
        msf_drop_exception();
    }
    OBJ_RELEASE(e);
}

static void destroy_object(const msf_pool_class *c, zend_object *o, const thrown *t)
{
    if (c->destroy) {
        msf_call(o, c->destroy, NULL, 0, NULL);
        settle(t);
    } else if (c->is_core) {
        ZVAL_TRUE(msf_slot(o, MSF_SLOT_IS_DESTROY));
    }
    /* As the original does: destructors run at the end of each request. An object that will not come back runs its own when it goes. */
    if (c->destruct && c->keeps && GC_REFCOUNT(o) == 1) {
        msf_call(o, c->destruct, NULL, 0, NULL);
        settle(t);
    }
}

static void reset_object(const msf_pool_class *c, zend_object *o, uint32_t level, const thrown *t)
{
    zval null;
    ZVAL_NULL(&null);
    put(c, o, 0, &null);
    if (c->reset) {
        msf_call(o, c->reset, NULL, 0, NULL);
        settle(t);
    }
    if (c->keeps) {
        msf_pool_reset_class(c, o, c->reset ? 0 : level);
    }
}

/* Objects that somebody else holds are left alone. Those that only refer to one another are alone after the first round. */
static void return_items(bucket_item *items, uint32_t count, const thrown *t)
{
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < count; i++) {
            zend_object *o = items[i].object;
            if (o && GC_REFCOUNT(o) == 1) {
                msf_pool_class *c = msf_pool_class_of(o->ce);
                items[i].object = NULL;
                reset_object(c, o, items[i].level, t);
                msf_pool_give(c, o);
            }
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].object) {
            msf_pool_abandon(items[i].object);
        }
    }
}

void msf_object_pool_release(zend_object *pool, void (*on_throw)(zend_object *exception, void *ctx), void *ctx)
{
    object_pool *p = from(pool);
    const thrown t = {on_throw, ctx};
    /* destroy() may take further objects: the list grows while it is walked. */
    for (uint32_t i = 0; i < p->count; i++) {
        zend_object *o = p->items[i].object;
        destroy_object(msf_pool_class_of(o->ce), o, &t);
    }
    bucket_item *items = p->items;
    uint32_t count = p->count;
    p->items = NULL;
    p->count = p->cap = 0;
    return_items(items, count, &t);
    if (items && !p->items) { /* keep the memory for the next request */
        p->items = items;
        p->cap = count;
    } else if (items) {
        efree(items);
    }
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
static bool forget(object_pool *p, zend_object *o, uint32_t *level)
{
    for (uint32_t i = p->count; i-- > 0;) {
        if (p->items[i].object == o) {
            *level = p->items[i].level;
            memmove(&p->items[i], &p->items[i + 1], (p->count - i - 1) * sizeof(*p->items));
            p->count--;
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
    zend_object *o = Z_OBJ_P(object);
    uint32_t level;
    const thrown t = {NULL, NULL};
    if (!forget(from(Z_OBJ_P(ZEND_THIS)), o, &level)) {
        return;
    }
    msf_pool_class *c = msf_pool_class_of(o->ce);
    destroy_object(c, o, &t);
    reset_object(c, o, level, &t);
    msf_pool_give(c, o);
}

void msf_register_object_pool(void)
{
    msf_ce_object_pool = register_class_PG_MSF_Base_ObjectPool();
    msf_ce_object_pool->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(object_pool, std);
    handlers.free_obj = free_obj;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
