#include "php/I18N/I18N.h"

#include "engine/call.h"

/* A name without a namespace may be one of ours. */
static zend_class_entry *find_class(zend_string *name)
{
    zend_class_entry *ce = msf_find_class(ZSTR_VAL(name), ZSTR_LEN(name));
    if (ce == NULL && !EG(exception) && strchr(ZSTR_VAL(name), '\\') == NULL) {
        zend_string *full = zend_strpprintf(0, "PG\\I18N\\%s", ZSTR_VAL(name));
        ce = msf_find_class(ZSTR_VAL(full), ZSTR_LEN(full));
        zend_string_release(full);
    }
    if (ce == NULL && !EG(exception)) {
        zend_throw_exception_ex(zend_ce_exception, 0, "Class %s does not exist", ZSTR_VAL(name));
    }
    return ce;
}

/* Message sources let applications' subclasses have undeclared properties; in a configuration such a name is a slip all the same. */
static bool has_property(zend_class_entry *ce, zend_string *name)
{
    bool undeclared = (ce->ce_flags & ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES) != 0 && !instanceof_function(ce, msf_ce_message_source);
    return zend_hash_exists(&ce->properties_info, name) || ce->__set != NULL || undeclared;
}

/* The members of the array other than `class`. */
static bool set_properties(zend_object *o, HashTable *values)
{
    zend_string *name;
    zval *value;
    ZEND_HASH_FOREACH_STR_KEY_VAL (values, name, value) {
        if (name == NULL || zend_string_equals_literal(name, "class")) {
            continue;
        }
        if (!has_property(o->ce, name)) {
            zend_throw_exception_ex(zend_ce_exception, 0, "Setting unknown property: %s::%s", ZSTR_VAL(o->ce->name), ZSTR_VAL(name));
            return false;
        }
        ZVAL_DEREF(value);
        o->handlers->write_property(o, name, value, NULL);
        if (EG(exception)) {
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

static bool instantiate(zend_string *name, HashTable *args, HashTable *values, zval *result)
{
    zend_class_entry *ce = find_class(name);
    if (ce == NULL || object_init_ex(result, ce) != SUCCESS) {
        return false;
    }
    zend_function *constructor = Z_OBJ_P(result)->handlers->get_constructor(Z_OBJ_P(result));
    bool ok = !EG(exception) && (constructor == NULL || msf_call_array(Z_OBJ_P(result), constructor, NULL, args));
    if (ok && (values == NULL || set_properties(Z_OBJ_P(result), values))) {
        return true;
    }
    zend_object_store_ctor_failed(Z_OBJ_P(result));
    zval_ptr_dtor(result);
    ZVAL_UNDEF(result);
    return false;
}

static bool call_maker(zval *maker, HashTable *args, zval *result)
{
    zend_fcall_info fci;
    zend_fcall_info_cache fcc;
    ZVAL_UNDEF(result);
    if (zend_fcall_info_init(maker, 0, &fci, &fcc, NULL, NULL) != SUCCESS) {
        return false;
    }
    fci.retval = result;
    fci.named_params = args;
    bool ok = zend_call_function(&fci, &fcc) == SUCCESS && !EG(exception);
    if (ok && Z_TYPE_P(result) == IS_OBJECT) {
        return true;
    }
    if (ok) {
        zend_throw_exception_ex(zend_ce_exception, 0, "A function that makes an object returned %s", zend_zval_type_name(result));
    }
    zval_ptr_dtor(result);
    ZVAL_UNDEF(result);
    return false;
}

bool msf_i18n_create(zval *type, HashTable *args, zval *result)
{
    ZVAL_UNDEF(result);
    ZVAL_DEREF(type);
    if (Z_TYPE_P(type) == IS_STRING) {
        return instantiate(Z_STR_P(type), args, NULL, result);
    }
    zval *name = Z_TYPE_P(type) == IS_ARRAY ? zend_hash_str_find(Z_ARRVAL_P(type), ZEND_STRL("class")) : NULL;
    if (name != NULL && Z_TYPE_P(name) == IS_STRING) {
        return instantiate(Z_STR_P(name), args, Z_ARRVAL_P(type), result);
    }
    if (zend_is_callable(type, 0, NULL)) {
        return call_maker(type, args, result);
    }
    zend_throw_exception(zend_ce_exception,
                         Z_TYPE_P(type) == IS_ARRAY ? "Object configuration must be an array containing a \"class\" element."
                                                    : "Unsupported configuration type",
                         0);
    return false;
}
