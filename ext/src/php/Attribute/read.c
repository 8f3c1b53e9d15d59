#include "engine/call.h"
#include "php/Attribute/Attribute.h"
#include "php/Base/Base.h"

static bool is_ours(const zend_class_entry *ce)
{
    return instanceof_function(ce, msf_ce_attribute_route) || instanceof_function(ce, msf_ce_attribute_source) ||
           instanceof_function(ce, msf_ce_attribute_constraint);
}

zend_class_entry *msf_attribute_class(const zend_attribute *attr)
{
    zend_class_entry *ce = zend_lookup_class(attr->name);
    return ce && !EG(exception) && is_ours(ce) ? ce : NULL;
}

/* Positional and named arguments in one array. False after a throw. */
static bool evaluate(zend_attribute *attr, zend_class_entry *scope, HashTable *args)
{
    for (uint32_t i = 0; i < attr->argc; i++) {
        zval v;
        if (zend_get_attribute_value(&v, attr, i, scope) == FAILURE) {
            return false;
        }
        if (attr->args[i].name) {
            zend_hash_update(args, attr->args[i].name, &v);
        } else {
            zend_hash_next_index_insert_new(args, &v);
        }
    }
    return true;
}

zend_object *msf_attribute_make(zend_attribute *attr, zend_class_entry *ce, zend_class_entry *scope)
{
    zval object;
    HashTable *args = zend_new_array(attr->argc);
    ZVAL_UNDEF(&object);
    if (evaluate(attr, scope, args) && object_init_ex(&object, ce) == SUCCESS) {
        if (ce->constructor) {
            msf_call_array(Z_OBJ(object), ce->constructor, NULL, args);
        } else if (attr->argc > 0) {
            zend_throw_error(NULL, "Attribute class %s does not have a constructor, cannot pass arguments", ZSTR_VAL(ce->name));
        }
    }
    zend_array_release(args);
    if (EG(exception)) {
        zval_ptr_dtor(&object);
        return NULL;
    }
    return Z_OBJ(object);
}

void msf_attribute_set(zend_object *o, uint32_t slot, zval *value)
{
    zval *p = OBJ_PROP_NUM(o, slot);
    if (Z_TYPE_P(p) != IS_UNDEF) {
        zval_ptr_dtor(value);
        zend_throw_error(NULL, "Cannot modify readonly properties of %s", ZSTR_VAL(o->ce->name));
        return;
    }
    ZVAL_COPY_VALUE(p, value);
}
