#include "php/Base/Pool.h"

#include "php/AOP/MI.h"
#include "php/AOP/Wrapper.h"
#include "php/Base/Base.h"
#include "php/Helpers/Context.h"

#include "AOPFactory_arginfo.h"

ZEND_METHOD(PG_MSF_Base_AOPFactory, getObjectPool)
{
    zval *pool, *core;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_OBJECT_OF_CLASS(pool, msf_ce_pool)
    Z_PARAM_OBJECT(core)
    ZEND_PARSE_PARAMETERS_END();
    (void)pool; /* there is one in the process */
    zend_object *o = Z_OBJ_P(core), *context = NULL;
    if (instanceof_function(o->ce, msf_ce_context)) {
        context = o;
    } else if (instanceof_function(o->ce, msf_ce_child)) {
        context = msf_child_context(o);
    } else if (msf_mi_is_used(o->ce)) {
        context = msf_mi_context(o);
    }
    if (!context) {
        zend_throw_error(NULL, "An object pool needs an object that belongs to a request");
        RETURN_THROWS();
    }
    zend_object *bound = msf_slot_object(context, MSF_CONTEXT_OBJECT_POOL);
    if (bound) {
        RETURN_OBJ_COPY(bound);
    }
    RETURN_OBJ(msf_object_pool_new(context));
}

void msf_register_aop_factory(void)
{
    register_class_PG_MSF_Base_AOPFactory(msf_ce_aop_factory);
}
