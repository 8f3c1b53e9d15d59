#include "php/AOP/Wrapper.h"

#include "Factory_arginfo.h"

zend_class_entry *msf_ce_aop_factory;

ZEND_METHOD(PG_AOP_Factory, create)
{
    zval *object;
    zend_fcall_info hooks[3] = {{0}};
    zend_fcall_info_cache caches[3];
    ZEND_PARSE_PARAMETERS_START(1, 4)
    Z_PARAM_OBJECT(object)
    Z_PARAM_OPTIONAL
    Z_PARAM_FUNC_OR_NULL(hooks[0], caches[0])
    Z_PARAM_FUNC_OR_NULL(hooks[1], caches[1])
    Z_PARAM_FUNC_OR_NULL(hooks[2], caches[2])
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = msf_wrapper_new(Z_OBJ_P(object));
    msf_wrapper *w = msf_wrapper_from(o);
    for (int i = 0; i < 3; i++) {
        if (!ZEND_FCI_INITIALIZED(hooks[i])) {
            continue;
        }
        if (i != 1) {
            msf_wrapper_add(&w->before, &hooks[i].function_name);
        }
        if (i != 0) {
            msf_wrapper_add(&w->after, &hooks[i].function_name);
        }
    }
    RETURN_OBJ(o);
}

ZEND_METHOD(PG_AOP_Factory, createAdapterObject)
{
    zval *object;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT(object)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = msf_wrapper_new(Z_OBJ_P(object));
    msf_wrapper_from(o)->adapts = true;
    RETURN_OBJ(o);
}

void msf_register_aop_factory_base(void)
{
    msf_ce_aop_factory = register_class_PG_AOP_Factory();
}
