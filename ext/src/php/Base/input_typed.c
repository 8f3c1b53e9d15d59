/* Input::getInt(), getFloat(), getBool(), getString(), getOneOf(): values by the rules of attribute routes, or 400. */
#include "php.h"

#include "ext/standard/php_string.h"

#include "engine/value.h"
#include "php/Base/Input.h"
#include "php/Base/input_parts.h"
#include "php/Request/bind_run.h"
#include "php/Route/HttpException.h"

/* Query, form, then a member of the JSON body. */
static bool find_raw(zend_object *o, zend_string *key, msf_bind_raw *raw)
{
    static const msf_input_part parts[] = {MSF_INPUT_GET, MSF_INPUT_POST};
    for (size_t i = 0; i < 2; i++) {
        zval *array = msf_input_part_of(o, parts[i]);
        zval *v = Z_TYPE_P(array) == IS_ARRAY ? zend_symtable_find(Z_ARRVAL_P(array), key) : NULL;
        if (v) {
            ZVAL_DEREF(v);
        }
        if (v && Z_TYPE_P(v) != IS_NULL) {
            bool text = Z_TYPE_P(v) == IS_STRING; /* setGet() may have put anything there */
            *raw = (msf_bind_raw){v, text ? msf_value_slice(Z_STR_P(v)) : MSF_SLICE_NONE, text};
            return true;
        }
    }
    msf_input *in = msf_input_from(o);
    zval *v = in->req && msf_value_is_type(in->req, MSF_SLICE("application/json")) ? msf_input_json(in, key) : NULL;
    if (v) {
        ZVAL_DEREF(v);
    }
    *raw = (msf_bind_raw){v, MSF_SLICE_NONE, false};
    return v && Z_TYPE_P(v) != IS_NULL;
}

static const char *first_message(zval *errors)
{
    zval *one = Z_TYPE_P(errors) == IS_ARRAY ? zend_hash_index_find(Z_ARRVAL_P(errors), 0) : NULL;
    zval *text = one ? zend_hash_str_find(Z_ARRVAL_P(one), ZEND_STRL("message")) : NULL;
    return text ? Z_STRVAL_P(text) : "is not valid";
}

/* The value of that type, or the default; else a HttpException with 400. False after the throw. */
static bool typed(zend_object *o, zend_string *key, const msf_bind_type *type, zval *dflt, zval *out)
{
    msf_bind_raw raw;
    zval errors;
    if (!find_raw(o, key, &raw)) {
        if (!dflt) {
            msf_http_exception_throw(400, "%s: is required", ZSTR_VAL(key));
            return false;
        }
        ZVAL_COPY(out, dflt);
        return true;
    }
    ZVAL_UNDEF(&errors);
    msf_binding b = {.in = "query", .errors = &errors};
    msf_bind_at at = {NULL, key, 0, 0};
    bool ok = msf_bind_scalar(&b, type, &raw, &at, out);
    if (!ok && !EG(exception)) {
        msf_http_exception_throw(400, "%s: %s", ZSTR_VAL(key), first_message(&errors));
    }
    zval_ptr_dtor(&errors);
    return ok;
}

/* A default of null is one, too. */
static void simple(INTERNAL_FUNCTION_PARAMETERS, uint32_t kind)
{
    zend_string *key;
    zval *dflt = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(key)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(dflt)
    ZEND_PARSE_PARAMETERS_END();
    msf_bind_type type = {.kinds = kind};
    if (!typed(Z_OBJ_P(ZEND_THIS), key, &type, dflt, return_value)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_MSF_Base_Input, getInt)
{
    zend_string *key;
    zval *dflt = NULL;
    zend_long min = ZEND_LONG_MIN, max = ZEND_LONG_MAX;
    bool no_min = true, no_max = true;
    ZEND_PARSE_PARAMETERS_START(1, 4)
    Z_PARAM_STR(key)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(dflt)
    Z_PARAM_LONG_OR_NULL(min, no_min)
    Z_PARAM_LONG_OR_NULL(max, no_max)
    ZEND_PARSE_PARAMETERS_END();
    msf_bind_type type = {.kinds = MSF_BIND_INT};
    msf_bind_raw raw;
    zval v;
    bool found = find_raw(Z_OBJ_P(ZEND_THIS), key, &raw);
    if (!typed(Z_OBJ_P(ZEND_THIS), key, &type, dflt, &v)) {
        RETURN_THROWS();
    }
    if (found && !no_min && Z_LVAL(v) < min) {
        msf_http_exception_throw(400, "%s: must be at least " ZEND_LONG_FMT, ZSTR_VAL(key), min);
        RETURN_THROWS();
    }
    if (found && !no_max && Z_LVAL(v) > max) {
        msf_http_exception_throw(400, "%s: must be at most " ZEND_LONG_FMT, ZSTR_VAL(key), max);
        RETURN_THROWS();
    }
    RETURN_COPY_VALUE(&v);
}

ZEND_METHOD(PG_MSF_Base_Input, getFloat)
{
    simple(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_BIND_FLOAT);
}

ZEND_METHOD(PG_MSF_Base_Input, getBool)
{
    simple(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_BIND_BOOL);
}

ZEND_METHOD(PG_MSF_Base_Input, getString)
{
    simple(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_BIND_STRING);
}

/* "a, b, c" of a list of strings. */
static zend_string *joined(HashTable *list)
{
    zend_string *glue = ZSTR_INIT_LITERAL(", ", 0);
    zval out;
    php_implode(glue, list, &out);
    zend_string_release(glue);
    return Z_STR(out);
}

ZEND_METHOD(PG_MSF_Base_Input, getOneOf)
{
    zend_string *key;
    HashTable *values;
    zval *dflt = NULL, v, *one;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_STR(key)
    Z_PARAM_ARRAY_HT(values)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(dflt)
    ZEND_PARSE_PARAMETERS_END();
    msf_bind_type type = {.kinds = MSF_BIND_STRING};
    msf_bind_raw raw;
    bool found = find_raw(Z_OBJ_P(ZEND_THIS), key, &raw);
    if (!typed(Z_OBJ_P(ZEND_THIS), key, &type, dflt, &v)) {
        RETURN_THROWS();
    }
    if (!found) {
        RETURN_COPY_VALUE(&v);
    }
    ZEND_HASH_FOREACH_VAL (values, one) {
        ZVAL_DEREF(one);
        if (Z_TYPE_P(one) == IS_STRING && zend_string_equals(Z_STR_P(one), Z_STR(v))) {
            RETURN_COPY_VALUE(&v);
        }
    }
    ZEND_HASH_FOREACH_END();
    zval_ptr_dtor(&v);
    zend_string *text = joined(values);
    msf_http_exception_throw(400, "%s: must be one of %s", ZSTR_VAL(key), ZSTR_VAL(text));
    zend_string_release(text);
    RETURN_THROWS();
}
