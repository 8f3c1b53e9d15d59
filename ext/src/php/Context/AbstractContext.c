#include "php/Helpers/Context.h"

#include "zend_interfaces.h"

#include "php/Base/Base.h"
#include "zend_attributes.h"

#include "AbstractContext_arginfo.h"

zend_class_entry *msf_ce_abstract_context;

ZEND_METHOD(PG_Context_AbstractContext, __sleep)
{
    ZEND_PARSE_PARAMETERS_NONE();
    array_init(return_value);
    add_next_index_string(return_value, "logId");
}

static void set_and_return_this(INTERNAL_FUNCTION_PARAMETERS, uint32_t slot)
{
    zval *value, copy;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_COPY(&copy, value);
    msf_slot_set(Z_OBJ_P(ZEND_THIS), slot, &copy);
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_Context_AbstractContext, setLog)
{
    set_and_return_this(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_CONTEXT_LOG);
}

ZEND_METHOD(PG_Context_AbstractContext, getLog)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_CONTEXT_LOG));
}

ZEND_METHOD(PG_Context_AbstractContext, setLogId)
{
    set_and_return_this(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_CONTEXT_LOG_ID);
}

ZEND_METHOD(PG_Context_AbstractContext, getLogId)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_CONTEXT_LOG_ID));
}

/* Array access sees protected properties too ($context['logId']): the look-ups run in the scope of the object's class. */
static zend_class_entry *enter_scope(zend_object *o)
{
    zend_class_entry *old = EG(fake_scope);
    EG(fake_scope) = o->ce;
    return old;
}

ZEND_METHOD(PG_Context_AbstractContext, offsetSet)
{
    zval *offset, *value;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ZVAL(offset)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *name = zval_try_get_string(offset);
    if (!name) {
        RETURN_THROWS();
    }
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    zend_class_entry *old = enter_scope(o);
    o->handlers->write_property(o, name, value, NULL);
    EG(fake_scope) = old;
    zend_string_release(name);
}

ZEND_METHOD(PG_Context_AbstractContext, offsetExists)
{
    zval *offset;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(offset)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *name = zval_try_get_string(offset);
    if (!name) {
        RETURN_THROWS();
    }
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    zend_class_entry *old = enter_scope(o);
    RETVAL_BOOL(o->handlers->has_property(o, name, ZEND_PROPERTY_ISSET, NULL));
    EG(fake_scope) = old;
    zend_string_release(name);
}

ZEND_METHOD(PG_Context_AbstractContext, offsetUnset)
{
    zval *offset;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(offset)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *name = zval_try_get_string(offset);
    if (!name) {
        RETURN_THROWS();
    }
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    /* A declared property becomes null instead of disappearing: C code relies on its slot. */
    zend_property_info *info = zend_hash_find_ptr(&o->ce->properties_info, name);
    if (info && !(info->flags & ZEND_ACC_STATIC)) {
        zval null;
        ZVAL_NULL(&null);
        msf_slot_set(o, OBJ_PROP_TO_NUM(info->offset), &null);
    } else {
        o->handlers->unset_property(o, name, NULL);
    }
    zend_string_release(name);
}

ZEND_METHOD(PG_Context_AbstractContext, offsetGet)
{
    zval *offset;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(offset)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *name = zval_try_get_string(offset);
    if (!name) {
        RETURN_THROWS();
    }
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    zend_class_entry *old = enter_scope(o);
    zval rv, *v = o->handlers->read_property(o, name, BP_VAR_IS, NULL, &rv);
    EG(fake_scope) = old;
    if (v == &rv) {
        RETVAL_COPY_VALUE(v);
    } else {
        RETVAL_COPY_DEREF(v);
    }
    if (Z_TYPE_P(return_value) == IS_UNDEF) {
        RETVAL_NULL();
    }
    zend_string_release(name);
}

void msf_register_abstract_context(void)
{
    msf_ce_abstract_context = register_class_PG_Context_AbstractContext(zend_ce_arrayaccess);
}
