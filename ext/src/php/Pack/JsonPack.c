#include "php/Pack/Pack.h"

#include "zend_attributes.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"
#include "ext/json/php_json.h"

#include "php/Exceptions.h"

#include "JsonPack_arginfo.h"

zend_class_entry *msf_ce_json_pack;

/* "<what>" and PHP's sentence for the last error of ext/json. */
static void throw_json(const char *what)
{
    zval name, message;
    ZVAL_STRING(&name, "json_last_error_msg");
    if (!EG(exception) && call_user_function(NULL, NULL, &name, &message, 0, NULL) == SUCCESS) {
        zend_throw_exception_ex(msf_ce_pack_exception, 0, "%s. Error message : %s", what,
                                Z_TYPE(message) == IS_STRING ? Z_STRVAL(message) : "");
        zval_ptr_dtor(&message);
    }
    zval_ptr_dtor(&name);
}

ZEND_METHOD(PG_MSF_Pack_JsonPack, pack)
{
    zval *data;
    zend_long options = PHP_JSON_UNESCAPED_UNICODE, depth = PHP_JSON_PARSER_DEFAULT_DEPTH;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_ZVAL(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(options)
    Z_PARAM_LONG(depth)
    ZEND_PARSE_PARAMETERS_END();
    smart_str s = {0};
    zend_result ok = php_json_encode_ex(&s, data, (int)options, depth);
    bool whole = JSON_G(error_code) == PHP_JSON_ERROR_NONE || options & PHP_JSON_PARTIAL_OUTPUT_ON_ERROR; /* INF and NAN succeed */
    if (ok != SUCCESS || !whole || EG(exception)) {
        smart_str_free(&s);
        throw_json("Json pack faild");
        RETURN_THROWS();
    }
    smart_str_0(&s);
    RETURN_STR(s.s ? s.s : ZSTR_EMPTY_ALLOC());
}

ZEND_METHOD(PG_MSF_Pack_JsonPack, unPack)
{
    zend_string *data;
    bool assoc = false;
    zend_long depth = PHP_JSON_PARSER_DEFAULT_DEPTH, options = 0;
    ZEND_PARSE_PARAMETERS_START(1, 4)
    Z_PARAM_STR(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(assoc)
    Z_PARAM_LONG(depth)
    Z_PARAM_LONG(options)
    ZEND_PARSE_PARAMETERS_END();
    if (assoc) {
        options |= PHP_JSON_OBJECT_AS_ARRAY;
    }
    if (depth < 1 || depth > INT_MAX) {
        zend_argument_value_error(3, "must be between 1 and %d", INT_MAX);
        RETURN_THROWS();
    }
    JSON_G(error_code) = PHP_JSON_ERROR_NONE;
    if (ZSTR_LEN(data) == 0) {
        JSON_G(error_code) = PHP_JSON_ERROR_SYNTAX;
    } else {
        php_json_decode_ex(return_value, ZSTR_VAL(data), ZSTR_LEN(data), options & ~PHP_JSON_THROW_ON_ERROR, depth);
    }
    if (JSON_G(error_code) != PHP_JSON_ERROR_NONE) {
        zval_ptr_dtor(return_value);
        ZVAL_NULL(return_value);
        throw_json("Json unPack faild");
        RETURN_THROWS();
    }
}

void msf_register_json_pack(void)
{
    msf_ce_json_pack = register_class_PG_MSF_Pack_JsonPack(msf_ce_ipack);
}
