#include "php/Route/HttpException.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "engine/value.h"
#include "http/response.h"
#include "php/Base/Base.h"
#include "php/Exceptions.h"

#include "HttpException_arginfo.h"

zend_class_entry *msf_ce_http_exception;

static zval *property(const zend_object *e, const char *name, size_t n)
{
    zval rv, *v = zend_read_property(msf_ce_http_exception, (zend_object *)e, name, n, true, &rv);
    ZVAL_DEREF(v);
    return v;
}

ZEND_METHOD(PG_MSF_Route_HttpException, __construct)
{
    zend_long status;
    zend_string *message = NULL;
    zval *previous = NULL, *headers = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 4)
    Z_PARAM_LONG(status)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(message)
    Z_PARAM_OBJECT_OF_CLASS_OR_NULL(previous, zend_ce_throwable)
    Z_PARAM_ARRAY(headers)
    ZEND_PARSE_PARAMETERS_END();
    if (status < 400 || status > 599) {
        zend_argument_value_error(1, "must be from 400 to 599, " ZEND_LONG_FMT " given", status);
        RETURN_THROWS();
    }
    zend_object *e = Z_OBJ_P(ZEND_THIS);
    zend_update_property_long(msf_ce_http_exception, e, ZEND_STRL("status"), status);
    zend_update_property_long(msf_ce_http_exception, e, ZEND_STRL("code"), status);
    if (message) {
        zend_update_property_str(msf_ce_http_exception, e, ZEND_STRL("message"), message);
    }
    if (previous) {
        zend_update_property(zend_ce_exception, e, ZEND_STRL("previous"), previous);
    }
    if (headers) {
        zend_update_property(msf_ce_http_exception, e, ZEND_STRL("headers"), headers);
    }
}

void msf_http_exception_throw(int status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    zend_string *message = zend_vstrpprintf(0, format, args);
    va_end(args);
    zend_object *e = zend_throw_exception(msf_ce_http_exception, ZSTR_VAL(message), status);
    zend_string_release(message);
    zend_update_property_long(msf_ce_http_exception, e, ZEND_STRL("status"), status);
}

ZEND_METHOD(PG_MSF_Route_HttpException, getStatus)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG(msf_http_exception_status(Z_OBJ_P(ZEND_THIS)));
}

ZEND_METHOD(PG_MSF_Route_HttpException, getHeaders)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(property(Z_OBJ_P(ZEND_THIS), ZEND_STRL("headers")));
}

/* ---- for the error handlers --------------------------------------------------------------------------------------------------------- */

zend_long msf_http_exception_status(const zend_object *e)
{
    if (!instanceof_function(e->ce, msf_ce_http_exception)) {
        return 500;
    }
    zval *v = property(e, ZEND_STRL("status")); /* a subclass may have written anything to it */
    return Z_TYPE_P(v) == IS_LONG && Z_LVAL_P(v) >= 400 && Z_LVAL_P(v) <= 599 ? Z_LVAL_P(v) : 500;
}

zend_string *msf_http_exception_text(zend_object *e)
{
    if (instanceof_function(e->ce, msf_ce_http_exception)) {
        zval *v = property(e, ZEND_STRL("message"));
        if (Z_TYPE_P(v) == IS_STRING && Z_STRLEN_P(v) > 0) {
            return zend_string_copy(Z_STR_P(v));
        }
    }
    const char *reason = msf_http_reason((int)msf_http_exception_status(e));
    return zend_string_init(reason, strlen(reason), 0);
}

void msf_http_exception_headers(zend_object *e, zend_object *output)
{
    zend_string *name;
    zval *value, argv[2], *headers = instanceof_function(e->ce, msf_ce_http_exception) ? property(e, ZEND_STRL("headers")) : NULL;
    if (!headers || Z_TYPE_P(headers) != IS_ARRAY) {
        return;
    }
    ZEND_HASH_FOREACH_STR_KEY_VAL (Z_ARRVAL_P(headers), name, value) {
        if (name) {
            ZVAL_STR(&argv[0], name);
            ZVAL_STR(&argv[1], zval_get_string(value));
            if (!EG(exception)) {
                msf_call(output, MSF_METHOD(output->ce, "setheader"), NULL, 2, argv);
            }
            zval_ptr_dtor(&argv[1]);
            msf_drop_exception();
        }
    }
    ZEND_HASH_FOREACH_END();
}

void msf_register_http_exception(void)
{
    msf_ce_http_exception = register_class_PG_MSF_Route_HttpException(msf_ce_base_exception);
}
