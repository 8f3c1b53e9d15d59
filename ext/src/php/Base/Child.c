#include "php/Base/Base.h"
#include "zend_attributes.h"

#include "engine/call.h"
#include "engine/coroutine.h"
#include "engine/value.h"
#include "php/Base/Pool.h"
#include "php/Helpers/Context.h"

#include "Child_arginfo.h"

zend_class_entry *msf_ce_child;

zend_object *msf_child_context(zend_object *o)
{
    zend_object *own = msf_slot_object(o, MSF_SLOT_CONTEXT);
    if (own) {
        return own;
    }
    msf_coro *co = msf_coro_current();
    return co ? co->context : NULL;
}

bool msf_context_get_object(zend_object *context, zend_string *class_name, HashTable *args, zend_long level, zval *result)
{
    zend_object *pool =
        context && instanceof_function(context->ce, msf_ce_context) ? msf_slot_object(context, MSF_CONTEXT_OBJECT_POOL) : NULL;
    if (!pool) {
        zend_throw_error(NULL,
                         "getObject() needs a request context: call it inside a request, or use PG\\MSF\\Base\\Pool::getInstance()->get()");
        return false;
    }
    if (pool->ce == msf_ce_object_pool) {
        return msf_object_pool_get(pool, class_name, args, level, result);
    }
    /* A pool of the application's own, put there with setObjectPool(). */
    zend_function *fn = MSF_METHOD(pool->ce, "get");
    zval argv[3];
    ZVAL_STR(&argv[0], class_name);
    if (args) {
        msf_value_borrow_array(&argv[1], args);
    } else {
        ZVAL_EMPTY_ARRAY(&argv[1]);
    }
    ZVAL_LONG(&argv[2], level);
    if (!fn) {
        zend_throw_error(NULL, "The context's object pool has no method get()");
        return false;
    }
    return msf_call(pool, fn, result, 3, argv);
}

ZEND_METHOD(PG_MSF_Base_Child, setContext)
{
    zval *context;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(context)
    ZEND_PARSE_PARAMETERS_END();
    msf_slot_set_object(Z_OBJ_P(ZEND_THIS), MSF_SLOT_CONTEXT, Z_TYPE_P(context) == IS_OBJECT ? Z_OBJ_P(context) : NULL);
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Base_Child, getContext)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *context = msf_child_context(Z_OBJ_P(ZEND_THIS));
    if (context) {
        RETURN_OBJ_COPY(context);
    }
}

ZEND_METHOD(PG_MSF_Base_Child, getObject)
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
    if (!msf_context_get_object(msf_child_context(Z_OBJ_P(ZEND_THIS)), name, args, level, return_value)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_MSF_Base_Child, getParent)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_Base_Child, resetProperties)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    zval *level = msf_slot(o, MSF_SLOT_DS_LEVEL);
    msf_pool_reset(o, Z_TYPE_P(level) == IS_LONG ? (unsigned)Z_LVAL_P(level) : MSF_DS_PUBLIC);
}

ZEND_METHOD(PG_MSF_Base_Child, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

void msf_register_child(void)
{
    msf_ce_child = register_class_PG_MSF_Base_Child();
}
