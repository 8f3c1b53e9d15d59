#include "php/Log/message.h"

#include "ext/json/php_json.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

#define JSON_FORM                                                                                                                          \
    (PHP_JSON_UNESCAPED_SLASHES | PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_PARTIAL_OUTPUT_ON_ERROR | PHP_JSON_INVALID_UTF8_SUBSTITUTE)
#define DEPTH_MAX 32

static zend_string *json_of(zval *value, int form)
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
        return json_of(message, JSON_FORM);
    case IS_OBJECT:
        return Z_OBJCE_P(message)->__tostring == NULL ? json_of(message, JSON_FORM) : zval_try_get_string(message);
    default:
        return zval_try_get_string(message);
    }
}

/* ---- context ------------------------------------------------------------------------------------------------------------------------ */

static zend_string *string_at(HashTable *context, const char *key)
{
    zval *value = zend_hash_str_find_deref(context, key, strlen(key));
    return value == NULL || Z_TYPE_P(value) == IS_ARRAY || Z_TYPE_P(value) == IS_OBJECT ? NULL : zval_get_string(value);
}

/* Exceptions have no JSON form of their own. */
static void describe_throwable(zval *value)
{
    zval rv;
    zend_object *e = Z_OBJ_P(value);
    zend_class_entry *base = instanceof_function(e->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;
    zend_string *text = zval_get_string(zend_read_property_ex(base, e, ZSTR_KNOWN(ZEND_STR_MESSAGE), 1, &rv));
    zend_string *file = zval_get_string(zend_read_property_ex(base, e, ZSTR_KNOWN(ZEND_STR_FILE), 1, &rv));
    zend_long line = zval_get_long(zend_read_property_ex(base, e, ZSTR_KNOWN(ZEND_STR_LINE), 1, &rv));
    zend_string *whole =
        zend_strpprintf(0, "[object] (%s: %s at %s:" ZEND_LONG_FMT ")", ZSTR_VAL(e->ce->name), ZSTR_VAL(text), ZSTR_VAL(file), line);
    zend_string_release(text);
    zend_string_release(file);
    zval_ptr_dtor(value);
    ZVAL_STR(value, whole);
}

/* `rest` is ours. */
static void describe_throwables(HashTable *rest)
{
    zval *value;
    ZEND_HASH_FOREACH_VAL (rest, value) {
        if (Z_ISREF_P(value)) {
            zend_unwrap_reference(value);
        }
        if (Z_TYPE_P(value) == IS_OBJECT && instanceof_function(Z_OBJCE_P(value), zend_ce_throwable)) {
            describe_throwable(value);
        }
    }
    ZEND_HASH_FOREACH_END();
}

bool msf_log_read_context(HashTable *context, msf_log_context *out)
{
    if (context == NULL || zend_hash_num_elements(context) == 0) {
        return true;
    }
    zval rest;
    ZVAL_ARR(&rest, zend_array_dup(context));
    zend_hash_str_del(Z_ARRVAL(rest), ZEND_STRL("channel"));
    zend_hash_str_del(Z_ARRVAL(rest), ZEND_STRL("logId"));
    if (zend_hash_num_elements(Z_ARRVAL(rest)) > 0) {
        describe_throwables(Z_ARRVAL(rest));
        out->json = json_of(&rest, JSON_FORM);
    }
    zval_ptr_dtor(&rest);
    if (EG(exception) != NULL) {
        return false;
    }
    out->channel = string_at(context, "channel");
    out->logid = string_at(context, "logId");
    return true;
}

void msf_log_release_context(msf_log_context *c)
{
    zend_string **const all[] = {&c->channel, &c->logid, &c->json};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        if (*all[i] != NULL) {
            zend_string_release(*all[i]);
        }
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
        return json_of(value, PHP_JSON_PARTIAL_OUTPUT_ON_ERROR | PHP_JSON_INVALID_UTF8_SUBSTITUTE);
    }
    shorten_array(&copy, Z_ARRVAL_P(value), length, 0);
    zend_string *json = json_of(&copy, PHP_JSON_PARTIAL_OUTPUT_ON_ERROR | PHP_JSON_INVALID_UTF8_SUBSTITUTE);
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
