/* Output::outputJsonp(). */
#include "php.h"

#include "zend_smart_str.h"

#include "engine/value.h"
#include "php/Base/Input.h"
#include "php/Base/output_send.h"
#include "php/Config/Config.h"
#include "php/Helpers/Context.h"

#define NAME_MAX_BYTES 128

static bool is_first(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

/* Identifiers joined by dots: nothing in it can be more than a name. */
static bool is_callback(const zend_string *s)
{
    bool begins = true;
    for (size_t i = 0; i < ZSTR_LEN(s); i++) {
        char c = ZSTR_VAL(s)[i];
        bool digit = c >= '0' && c <= '9', dot = c == '.';
        if (!(is_first(c) || (!begins && (digit || dot)))) {
            return false;
        }
        begins = dot;
    }
    return !begins && ZSTR_LEN(s) <= NAME_MAX_BYTES;
}

/* Of the query string; NULL when it is not there. Borrowed. *wrong: it is no string. */
static zend_string *from_query(zend_object *o, bool *wrong)
{
    zend_object *context = msf_slot_object(o, MSF_SLOT_CONTEXT), *config = msf_config_current();
    zend_object *input = context ? msf_slot_object(context, MSF_CONTEXT_INPUT) : NULL;
    zval *name = config ? msf_config_get(config, ZEND_STRL("http.jsonp_callback")) : NULL;
    zval *get = input ? msf_input_part_of(input, MSF_INPUT_GET) : NULL;
    if (!get || Z_TYPE_P(get) != IS_ARRAY) {
        return NULL;
    }
    zval *v = name && Z_TYPE_P(name) == IS_STRING ? zend_symtable_find(Z_ARRVAL_P(get), Z_STR_P(name))
                                                  : zend_hash_str_find(Z_ARRVAL_P(get), ZEND_STRL("callback"));
    if (v) {
        ZVAL_DEREF(v);
    }
    *wrong = v && Z_TYPE_P(v) != IS_STRING;
    return v && !*wrong ? Z_STR_P(v) : NULL;
}

static void refuse(zend_object *o)
{
    zend_string *text = ZSTR_INIT_LITERAL("The callback must be a JavaScript identifier", 0);
    msf_http_res_type(msf_output_from(o)->req, MSF_SLICE("text/plain; charset=UTF-8"));
    msf_output_send(o, text, 400, false);
    zend_string_release(text);
}

/* The comment keeps the first bytes from being whatever the caller of the service wants them to be. U+2028 and U+2029, which older
 * JavaScript takes for line ends, are escaped like all characters outside of ASCII. */
static bool send_call(zend_object *o, zend_string *callback, zval *data, zend_long code)
{
    zend_string *json = msf_output_encode(data, 0);
    if (!json) {
        return false;
    }
    if (!msf_output_is_end(o)) {
        zend_string *body = strpprintf(0, "/**/%s(%s);", ZSTR_VAL(callback), ZSTR_VAL(json));
        msf_http_request *req = msf_output_from(o)->req;
        msf_http_res_type(req, MSF_SLICE("application/javascript; charset=UTF-8"));
        msf_http_res_header(req, MSF_SLICE("X-Content-Type-Options"), MSF_SLICE("nosniff"));
        msf_output_send(o, body, code, true);
        zend_string_release(body);
    }
    zend_string_release(json);
    return true;
}

ZEND_METHOD(PG_MSF_Base_Output, outputJsonp)
{
    zval *data;
    zend_string *callback = NULL;
    zend_long code = 200;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_ZVAL(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(callback)
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    bool wrong = false;
    if (msf_output_is_end(o)) {
        return;
    }
    callback = callback ? callback : from_query(o, &wrong);
    if (wrong || (callback && !is_callback(callback))) {
        refuse(o);
    } else if (!(callback ? send_call(o, callback, data, code) : msf_output_json(o, data, code))) {
        RETURN_THROWS();
    }
}
