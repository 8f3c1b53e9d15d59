#include "php/AOP/MI.h"

#include "engine/call.h"
#include "engine/coroutine.h"
#include "php/Base/Base.h"
#include "php/Base/Pool.h"

#include "MI_arginfo.h"

/* The methods are copied into user classes, so properties are found by name. */
static zval *property(zend_object *o, const char *name, size_t len, zval *rv)
{
    zval *v = zend_read_property(o->ce, o, name, len, true, rv);
    ZVAL_DEREF(v);
    return v;
}

zend_object *msf_mi_context(zend_object *o)
{
    zval rv, *v = property(o, ZEND_STRL("context"), &rv);
    if (Z_TYPE_P(v) == IS_OBJECT) {
        return Z_OBJ_P(v);
    }
    msf_coro *co = msf_coro_current();
    return co ? co->context : NULL;
}

bool msf_mi_is_used(const zend_class_entry *ce)
{
    const zend_function *fn = MSF_METHOD(ce, "getcontext");
    return fn && fn->type == ZEND_INTERNAL_FUNCTION && fn->internal_function.handler == zim_PG_AOP_MI_getContext;
}

ZEND_METHOD(PG_AOP_MI, getContext)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *context = msf_mi_context(Z_OBJ_P(ZEND_THIS));
    if (context) {
        RETURN_OBJ_COPY(context);
    }
}

ZEND_METHOD(PG_AOP_MI, getObject)
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
    if (!msf_context_get_object(msf_mi_context(Z_OBJ_P(ZEND_THIS)), name, args, level, return_value)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_AOP_MI, getParent)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_AOP_MI, resetProperties)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    zval rv, *level = property(o, ZEND_STRL("__DSLevel"), &rv);
    msf_pool_reset(o, Z_TYPE_P(level) == IS_LONG ? (unsigned)Z_LVAL_P(level) : MSF_DS_PUBLIC);
}

ZEND_METHOD(PG_AOP_MI, __supportAutoDestroy)
{
    zval *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(name)
    ZEND_PARSE_PARAMETERS_END();
    (void)name;
}

void msf_register_mi(void)
{
    register_class_PG_AOP_MI();
}
