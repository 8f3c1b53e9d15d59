#include "php/Log/message.h"

#include "ext/json/php_json.h"
#include "zend_smart_str.h"

#define DEPTH_MAX 32

zend_string *msf_log_json(zval *value, int form)
{
    smart_str json = {0};
    php_json_encode_ex(&json, value, form, DEPTH_MAX);
    if (EG(exception) != NULL) {
        smart_str_free(&json);
        return NULL;
    }
    return smart_str_extract(&json);
}

zend_string *msf_log_text_of(zval *message)
{
    ZVAL_DEREF(message);
    switch (Z_TYPE_P(message)) {
    case IS_STRING:
        return zend_string_copy(Z_STR_P(message));
    case IS_ARRAY:
        return msf_log_json(message, MSF_LOG_JSON_FORM);
    case IS_OBJECT:
        return Z_OBJCE_P(message)->__tostring == NULL ? msf_log_json(message, MSF_LOG_JSON_FORM) : zval_try_get_string(message);
    default:
        return zval_try_get_string(message);
    }
}

/* ---- pushed values ------------------------------------------------------------------------------------------------------------------ */

/* "abcd...<10chars>" for a string of 10 bytes cut to 4. */
static zend_string *shorten(zend_string *s, zend_long length)
{
    if (length < 0 || ZSTR_LEN(s) <= (size_t)length) {
        return zend_string_copy(s);
    }
    return zend_strpprintf(0, "%.*s...<%zuchars>", (int)length, ZSTR_VAL(s), ZSTR_LEN(s));
}

/* A copy whose strings are short. */
static void shorten_array(zval *to, HashTable *from, zend_long length, int depth)
{
    zval *value;
    ZVAL_ARR(to, zend_array_dup(from));
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(to), value) {
        if (Z_ISREF_P(value)) {
            zend_unwrap_reference(value);
        }
        zval old;
        ZVAL_COPY_VALUE(&old, value);
        if (Z_TYPE(old) == IS_STRING) {
            ZVAL_STR(value, shorten(Z_STR(old), length));
            zval_ptr_dtor(&old);
        } else if (Z_TYPE(old) == IS_ARRAY && depth < DEPTH_MAX) {
            shorten_array(value, Z_ARRVAL(old), length, depth + 1);
            zval_ptr_dtor(&old);
        }
    }
    ZEND_HASH_FOREACH_END();
}

static zend_string *array_text(zval *value, zend_long length)
{
    zval copy;
    if (length < 0) {
        return msf_log_json(value, PHP_JSON_PARTIAL_OUTPUT_ON_ERROR | PHP_JSON_INVALID_UTF8_SUBSTITUTE);
    }
    shorten_array(&copy, Z_ARRVAL_P(value), length, 0);
    zend_string *json = msf_log_json(&copy, PHP_JSON_PARTIAL_OUTPUT_ON_ERROR | PHP_JSON_INVALID_UTF8_SUBSTITUTE);
    zval_ptr_dtor(&copy);
    return json;
}

zend_string *msf_log_value_of(zval *value, zend_long length, bool *encode)
{
    *encode = false;
    if (value == NULL) {
        return ZSTR_EMPTY_ALLOC();
    }
    ZVAL_DEREF(value);
    switch (Z_TYPE_P(value)) {
    case IS_NULL:
        return ZSTR_EMPTY_ALLOC();
    case IS_TRUE:
        return ZSTR_KNOWN(ZEND_STR_TRUE);
    case IS_FALSE:
        return ZSTR_KNOWN(ZEND_STR_FALSE);
    case IS_STRING:
        *encode = true;
        return shorten(Z_STR_P(value), length);
    case IS_LONG:
    case IS_DOUBLE:
        *encode = true;
        return zval_get_string(value);
    case IS_ARRAY:
        return array_text(value, length);
    default:
        return NULL;
    }
}

msf_slice msf_log_cut(msf_slice message, msf_buffer *room)
{
    msf_buffer_clear(room);
    msf_buffer_append(room, message.p, MSF_LOG_MESSAGE_MAX);
    msf_buffer_printf(room, "...<%zu bytes cut>", message.n - MSF_LOG_MESSAGE_MAX);
    return msf_buffer_slice(room);
}
