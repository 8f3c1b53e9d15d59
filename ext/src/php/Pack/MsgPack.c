#include "php/Pack/Pack.h"

#include "zend_attributes.h"
#include "zend_exceptions.h"

#include "engine/call.h"
#include "php/Exceptions.h"

#include "MsgPack_arginfo.h"

/* The extension's own class; NULL after throwing. */
static zend_class_entry *codec_class(void)
{
    zend_class_entry *ce = zend_hash_str_find_ptr(EG(class_table), ZEND_STRL("messagepack"));
    if (ce == NULL) {
        zend_throw_exception(msf_ce_pack_exception,
                             "MsgPack needs the PHP extension msgpack (Debian: apt-get install php-msgpack), which is not loaded", 0);
    }
    return ce;
}

/* Calls a method of a codec that knows plain data only. With PHP's own additions switched on, bytes from outside could name a class. */
static bool call_codec(const char *method, zval *argument, zval *out)
{
    zval codec, plain;
    zend_class_entry *ce = codec_class();
    if (ce == NULL || object_init_ex(&codec, ce) != SUCCESS) {
        return false;
    }
    ZVAL_FALSE(&plain);
    ZVAL_UNDEF(out);
    bool ok = ce->constructor != NULL && msf_call(Z_OBJ(codec), ce->constructor, NULL, 1, &plain);
    zend_function *fn = ok ? msf_method(ce, method, strlen(method)) : NULL;
    ok = fn != NULL && msf_call(Z_OBJ(codec), fn, out, 1, argument);
    zval_ptr_dtor(&codec);
    return ok && !EG(exception);
}

/* The extension warns and returns false; the warning becomes the exception. */
static bool run_codec(const char *method, const char *what, zval *argument, zval *out)
{
    zend_error_handling saved;
    zend_replace_error_handling(EH_THROW, msf_ce_pack_exception, &saved);
    bool ok = call_codec(method, argument, out);
    zend_restore_error_handling(&saved);
    if (ok) {
        return true;
    }
    zval_ptr_dtor(out);
    ZVAL_UNDEF(out);
    zend_object *e = EG(exception);
    if (e != NULL && e->ce == msf_ce_pack_exception && codec_class() != NULL) {
        zval rv, *message = zend_read_property_ex(zend_ce_exception, e, ZSTR_KNOWN(ZEND_STR_MESSAGE), true, &rv);
        zend_string *text = strpprintf(0, "%s. Error message : %s", what, Z_TYPE_P(message) == IS_STRING ? Z_STRVAL_P(message) : "");
        zend_update_property_str(zend_ce_exception, e, ZEND_STRL("message"), text);
        zend_string_release(text);
    } else if (e == NULL) {
        zend_throw_exception_ex(msf_ce_pack_exception, 0, "%s", what);
    }
    return false;
}

ZEND_METHOD(PG_MSF_Pack_MsgPack, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
    codec_class();
}

ZEND_METHOD(PG_MSF_Pack_MsgPack, pack)
{
    zval *data;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(data)
    ZEND_PARSE_PARAMETERS_END();
    run_codec("pack", "MsgPack pack faild", data, return_value);
}

ZEND_METHOD(PG_MSF_Pack_MsgPack, unPack)
{
    zend_string *data;
    zval bytes;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(data)
    ZEND_PARSE_PARAMETERS_END();
    if (ZSTR_LEN(data) == 0) { /* the extension calls that null */
        zend_throw_exception(msf_ce_pack_exception, "MsgPack unPack faild. Error message : no data", 0);
        RETURN_THROWS();
    }
    ZVAL_STR(&bytes, data);
    run_codec("unpack", "MsgPack unPack faild", &bytes, return_value);
}

void msf_register_msg_pack(void)
{
    register_class_PG_MSF_Pack_MsgPack(msf_ce_ipack);
}
