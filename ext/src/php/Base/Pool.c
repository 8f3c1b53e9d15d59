#include "php/Base/Pool.h"

#include "engine/call.h"

#include "Pool_arginfo.h"

zend_class_entry *msf_ce_pool;

static zend_object_handlers handlers;
static zend_object *singleton;

ZEND_METHOD(PG_MSF_Base_Pool, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

zend_object *msf_pool_instance(void)
{
    zval zv;
    if (!singleton && object_init_ex(&zv, msf_ce_pool) == SUCCESS) {
        singleton = Z_OBJ(zv);
        singleton->handlers = &handlers;
    }
    return singleton;
}

ZEND_METHOD(PG_MSF_Base_Pool, getInstance)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *pool = msf_pool_instance();
    if (!pool) {
        RETURN_THROWS();
    }
    RETURN_OBJ_COPY(pool);
}

ZEND_METHOD(PG_MSF_Base_Pool, get)
{
    zend_string *name;
    zval *args;
    int argc;
    ZEND_PARSE_PARAMETERS_START(1, -1)
    Z_PARAM_STR(name)
    Z_PARAM_VARIADIC('*', args, argc)
    ZEND_PARSE_PARAMETERS_END();
    (void)args;
    (void)argc;
    if (ZSTR_LEN(name) == 0) {
        RETURN_NULL();
    }
    msf_pool_class *c = msf_pool_class_named(name);
    msf_pool_age age;
    zend_object *o = c ? msf_pool_take(c, &age) : NULL;
    if (!o) {
        RETURN_THROWS();
    }
    RETURN_OBJ(o);
}

ZEND_METHOD(PG_MSF_Base_Pool, push)
{
    zval *object;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT(object)
    ZEND_PARSE_PARAMETERS_END();
    GC_ADDREF(Z_OBJ_P(object));
    msf_pool_adopt(msf_pool_class_of(Z_OBJCE_P(object)), Z_OBJ_P(object));
}

static void add_to_map(const msf_pool_class *c, void *ctx)
{
    if (c->count == 0) {
        return;
    }
    zval list;
    array_init_size(&list, c->count);
    for (uint32_t i = 0; i < c->count; i++) {
        zval item;
        ZVAL_OBJ_COPY(&item, c->idle[(c->first + i) % c->cap].object);
        zend_hash_next_index_insert(Z_ARRVAL(list), &item);
    }
    zend_hash_update(ctx, c->ce->name, &list);
}

/* `map`: class name => idle objects, made when somebody looks. */
static zval *read_property(zend_object *o, zend_string *name, int type, void **cache_slot, zval *rv)
{
    if (!zend_string_equals_literal(name, "map")) {
        return zend_std_read_property(o, name, type, cache_slot, rv);
    }
    array_init(rv);
    msf_pool_each(add_to_map, Z_ARRVAL_P(rv));
    return rv;
}

static void let_singleton_go(void)
{
    zend_object *o = singleton;
    singleton = NULL;
    if (o) {
        OBJ_RELEASE(o);
    }
}

void msf_pool_shutdown(void)
{
    let_singleton_go();
    msf_pool_store_shutdown();
}

void msf_register_pool(void)
{
    msf_ce_pool = register_class_PG_MSF_Base_Pool();
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.read_property = read_property;
    handlers.clone_obj = NULL;
}
