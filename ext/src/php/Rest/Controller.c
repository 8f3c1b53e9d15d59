#include "php/Rest/Controller.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "engine/call.h"
#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Helpers/Context.h"
#include "php/Route/HttpException.h"
#include "php/Route/rules.h"

#include "Controller_arginfo.h"

zend_class_entry *msf_ce_rest_controller;

ZEND_METHOD(PG_MSF_Rest_Controller, __construct)
{
    zval *name, *method, verb;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ZVAL(name)
    Z_PARAM_ZVAL(method)
    ZEND_PARSE_PARAMETERS_END();
    (void)name;
    (void)method;
    zend_object *o = Z_OBJ_P(ZEND_THIS), *context = msf_child_context(o);
    zend_object *input = context ? msf_slot_object(context, MSF_CONTEXT_INPUT) : NULL;
    if (input && msf_call(input, MSF_METHOD(input->ce, "getrequestmethod"), &verb, 0, NULL)) {
        msf_slot_set(o, MSF_SLOT_REST_VERB, &verb);
    }
}

static void is_verb(INTERNAL_FUNCTION_PARAMETERS, const char *name, size_t n)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zval *verb = msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_REST_VERB);
    RETURN_BOOL(Z_TYPE_P(verb) == IS_STRING && zend_string_equals_cstr(Z_STR_P(verb), name, n));
}

#define IS_VERB(method, verb)                                                                                                              \
    ZEND_METHOD(PG_MSF_Rest_Controller, method)                                                                                            \
    {                                                                                                                                      \
        is_verb(INTERNAL_FUNCTION_PARAM_PASSTHRU, ZEND_STRL(verb));                                                                        \
    }

IS_VERB(getIsGet, "GET")
IS_VERB(getIsOptions, "OPTIONS")
IS_VERB(getIsHead, "HEAD")
IS_VERB(getIsPost, "POST")
IS_VERB(getIsDelete, "DELETE")
IS_VERB(getIsPut, "PUT")
IS_VERB(getIsPatch, "PATCH")

bool msf_rest_output_json(zend_object *controller, zval *data, zend_string *message, zend_long status)
{
    zval text, body;
    if (status == 200 || !message || ZSTR_LEN(message) == 0) {
        return msf_controller_json(controller, data, status);
    }
    array_init_size(&body, 1);
    ZVAL_STR_COPY(&text, message);
    zend_hash_str_add_new(Z_ARRVAL(body), ZEND_STRL("message"), &text);
    bool ok = msf_controller_json(controller, &body, status);
    zval_ptr_dtor(&body);
    return ok;
}

ZEND_METHOD(PG_MSF_Rest_Controller, outputJson)
{
    zval *data = NULL, null;
    zend_string *message = NULL;
    zend_long status = 200;
    ZEND_PARSE_PARAMETERS_START(0, 3)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(data)
    Z_PARAM_STR(message)
    Z_PARAM_LONG(status)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_NULL(&null);
    msf_rest_output_json(Z_OBJ_P(ZEND_THIS), data ? data : &null, message, status);
}

static zend_string *join(HashTable *options)
{
    smart_str s = {0};
    zval *v;
    ZEND_HASH_FOREACH_VAL (options, v) {
        zend_string *text = zval_get_string(v);
        smart_str_appends(&s, s.s ? ", " : "");
        smart_str_append(&s, text);
        zend_string_release(text);
    }
    ZEND_HASH_FOREACH_END();
    smart_str_0(&s);
    return s.s ? s.s : ZSTR_EMPTY_ALLOC();
}

static bool set_header(zend_object *output, const char *name, size_t n, zend_string *value)
{
    zval argv[2];
    ZVAL_STRINGL(&argv[0], name, n);
    ZVAL_STR(&argv[1], value);
    bool ok = !EG(exception) && msf_call(output, MSF_METHOD(output->ce, "setheader"), NULL, 2, argv);
    zval_ptr_dtor(&argv[0]);
    zval_ptr_dtor(&argv[1]);
    return ok;
}

bool msf_rest_output_options(zend_object *controller, HashTable *options)
{
    zval argv[2];
    zend_object *output = msf_controller_output(controller);
    zval *verb = msf_slot(controller, MSF_SLOT_REST_VERB);
    if (!output || !set_header(output, ZEND_STRL("Allow"), join(options)) ||
        !set_header(output, ZEND_STRL("Content-Type"), zend_string_init(ZEND_STRL("application/json; charset=UTF-8"), 0))) {
        return false;
    }
    bool asked = Z_TYPE_P(verb) == IS_STRING && zend_string_equals_literal(Z_STR_P(verb), "OPTIONS");
    ZVAL_EMPTY_STRING(&argv[0]);
    ZVAL_LONG(&argv[1], asked ? 200 : 405);
    return msf_call(output, MSF_METHOD(output->ce, "end"), NULL, 2, argv);
}

ZEND_METHOD(PG_MSF_Rest_Controller, outputOptions)
{
    HashTable *options;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ARRAY_HT(options)
    ZEND_PARSE_PARAMETERS_END();
    msf_rest_output_options(Z_OBJ_P(ZEND_THIS), options);
}

ZEND_METHOD(PG_MSF_Rest_Controller, onExceptionHandle)
{
    zval *e, body, text;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT_OF_CLASS(e, zend_ce_throwable)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *output = msf_controller_exception_output(msf_child_context(Z_OBJ_P(ZEND_THIS)), Z_OBJ_P(e));
    if (output) {
        array_init_size(&body, 1);
        ZVAL_STR(&text, msf_http_exception_text(Z_OBJ_P(e)));
        zend_hash_str_add_new(Z_ARRVAL(body), ZEND_STRL("message"), &text);
        msf_output_json(output, &body, msf_http_exception_status(Z_OBJ_P(e)));
        zval_ptr_dtor(&body);
    }
}

static void give_default(const char *name, const msf_http_method *verbs, size_t count)
{
    zend_property_info *info = zend_hash_str_find_ptr(&msf_ce_rest_controller->properties_info, name, strlen(name));
    msf_verbs_array(&msf_ce_rest_controller->default_properties_table[OBJ_PROP_TO_NUM(info->offset)], verbs, count);
}

void msf_register_rest_controller(void)
{
    static const msf_http_method collection[] = {MSF_HTTP_GET, MSF_HTTP_POST, MSF_HTTP_HEAD, MSF_HTTP_OPTIONS};
    static const msf_http_method resource[] = {MSF_HTTP_GET,    MSF_HTTP_PUT,  MSF_HTTP_PATCH,
                                               MSF_HTTP_DELETE, MSF_HTTP_HEAD, MSF_HTTP_OPTIONS};
    msf_ce_rest_controller = register_class_PG_MSF_Rest_Controller(msf_ce_controller);
    give_default("collectionOptions", collection, sizeof(collection) / sizeof(collection[0]));
    give_default("resourceOptions", resource, sizeof(resource) / sizeof(resource[0]));
}
