#include "php/Pack/Pack.h"

#include "zend_attributes.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"
#include "ext/standard/php_var.h"

#include "php/Exceptions.h"

#include "SerializePack_arginfo.h"

ZEND_METHOD(PG_MSF_Pack_SerializePack, pack)
{
    zval *data;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(data)
    ZEND_PARSE_PARAMETERS_END();
    php_serialize_data_t state;
    smart_str s = {0};
    PHP_VAR_SERIALIZE_INIT(state);
    php_var_serialize(&s, data, &state);
    PHP_VAR_SERIALIZE_DESTROY(state);
    if (EG(exception)) {
        smart_str_free(&s);
        RETURN_THROWS();
    }
    RETURN_STR(smart_str_extract(&s));
}

/* Lower-case names as unserialize() wants them; NULL after throwing. */
static HashTable *class_names(HashTable *list)
{
    HashTable *names = zend_new_array(list != NULL ? zend_hash_num_elements(list) : 0);
    zval *entry;
    if (list == NULL) {
        return names;
    }
    ZEND_HASH_FOREACH_VAL (list, entry) {
        ZVAL_DEREF(entry);
        if (Z_TYPE_P(entry) != IS_STRING) {
            zend_argument_type_error(2, "must be a list of class names, %s given", zend_zval_type_name(entry));
            zend_array_destroy(names);
            return NULL;
        }
        zend_string *lc = zend_string_tolower(Z_STR_P(entry));
        zend_hash_add_empty_element(names, lc);
        zend_string_release(lc);
    }
    ZEND_HASH_FOREACH_END();
    return names;
}

static void unpack(zval *return_value, zend_string *data, HashTable *names)
{
    const unsigned char *at = (const unsigned char *)ZSTR_VAL(data), *end = at + ZSTR_LEN(data);
    php_unserialize_data_t state;
    PHP_VAR_UNSERIALIZE_INIT(state);
    if (names != NULL) {
        php_var_unserialize_set_allowed_classes(state, names);
    }
    zval *made = var_tmp_var(&state);
    bool ok = php_var_unserialize(made, &at, end, &state) != 0;
    if (ok) {
        ZVAL_COPY_DEREF(return_value, made);
    }
    PHP_VAR_UNSERIALIZE_DESTROY(state);
    if ((!ok || at != end) && !EG(exception)) {
        zend_throw_exception_ex(msf_ce_pack_exception, 0,
                                "Serialize unPack faild. Error message : no serialised data at offset %zu of %zu bytes",
                                (size_t)((const char *)at - ZSTR_VAL(data)), ZSTR_LEN(data));
    }
}

ZEND_METHOD(PG_MSF_Pack_SerializePack, unPack)
{
    zend_string *data;
    zval *allowed = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(allowed)
    ZEND_PARSE_PARAMETERS_END();
    if (allowed != NULL && Z_TYPE_P(allowed) != IS_ARRAY && Z_TYPE_P(allowed) != IS_FALSE && Z_TYPE_P(allowed) != IS_TRUE) {
        zend_argument_type_error(2, "must be of type array|bool, %s given", zend_zval_type_name(allowed));
        RETURN_THROWS();
    }
    if (allowed != NULL && Z_TYPE_P(allowed) == IS_TRUE) {
        unpack(return_value, data, NULL);
        return;
    }
    HashTable *names = class_names(allowed != NULL && Z_TYPE_P(allowed) == IS_ARRAY ? Z_ARRVAL_P(allowed) : NULL);
    if (names == NULL) {
        RETURN_THROWS();
    }
    unpack(return_value, data, names);
    zend_array_destroy(names);
}

void msf_register_serialize_pack(void)
{
    register_class_PG_MSF_Pack_SerializePack(msf_ce_ipack);
}
