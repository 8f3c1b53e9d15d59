#include "php/Base/Output.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/output_send.h"
#include "php/View/View.h"
#include "php/Exceptions.h"
#include "php/Helpers/Context.h"
#include "php/Request/access.h"

#include "Output_arginfo.h"

zend_class_entry *msf_ce_output;

static zend_object_handlers handlers;

static const uint16_t accepted[] = {100, 101, 200, 201, 202, 203, 204, 205, 206, 207, 208, 210, 226, 300, 301, 302,
                                    303, 304, 305, 306, 307, 308, 310, 400, 401, 402, 403, 404, 405, 406, 407, 408,
                                    409, 410, 411, 412, 413, 414, 415, 416, 417, 422, 423, 424, 425, 426, 428, 429,
                                    431, 449, 450, 451, 500, 501, 502, 503, 504, 505, 507, 508, 509, 510, 511};

/* ---- life --------------------------------------------------------------------------------------------------------------------------- */

static zend_object *create(zend_class_entry *ce)
{
    msf_output *out = zend_object_alloc(sizeof(*out), ce);
    out->req = NULL;
    zend_object_std_init(&out->std, ce);
    object_properties_init(&out->std, ce);
    out->std.handlers = &handlers;
    return &out->std;
}

static void free_obj(zend_object *o)
{
    msf_output_detach(o);
    zend_object_std_dtor(o);
}

/* ---- whole answers ------------------------------------------------------------------------------------------------------------------ */

ZEND_METHOD(PG_MSF_Base_Output, end)
{
    zval *data = NULL, empty;
    zend_long code = 200;
    bool gzip = true;
    ZEND_PARSE_PARAMETERS_START(0, 3)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(data)
    Z_PARAM_LONG(code)
    Z_PARAM_BOOL(gzip)
    ZEND_PARSE_PARAMETERS_END();
    if (!data) {
        ZVAL_EMPTY_STRING(&empty);
        data = &empty;
    }
    if (!msf_output_end(Z_OBJ_P(ZEND_THIS), data, code, gzip)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_MSF_Base_Output, output)
{
    zval *data = NULL, null;
    zend_long code = 200;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(data)
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    if (!data) {
        ZVAL_NULL(&null);
        data = &null;
    }
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    zend_function *end = o->ce == msf_ce_output ? NULL : MSF_USER_METHOD(o->ce, "end");
    if (end) { /* an application's Output that overrides end() sees everything */
        zval argv[2];
        ZVAL_COPY_VALUE(&argv[0], data);
        ZVAL_LONG(&argv[1], code);
        msf_call(o, end, NULL, 2, argv);
    } else if (!msf_output_end(o, data, code, true)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_MSF_Base_Output, outputJson)
{
    zval *data = NULL, null;
    zend_long code = 200;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(data)
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    if (!data) {
        ZVAL_NULL(&null);
        data = &null;
    }
    if (!msf_output_json(Z_OBJ_P(ZEND_THIS), data, code)) {
        RETURN_THROWS();
    }
}

/* ---- views
 * -------------------------------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_Base_Output, outputView)
{
    HashTable *data;
    zend_string *view = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ARRAY_HT(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(view)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS), *context = msf_slot_object(o, MSF_SLOT_CONTEXT);
    if (!context || !msf_output_from(o)->req) {
        zend_throw_exception(msf_ce_base_exception, "$this->outputView not support outside of an HTTP request", 0);
        RETURN_THROWS();
    }
    zend_string *name = view ? zend_string_copy(view) : msf_view_default(context);
    zend_string *body = msf_view_render(name, data);
    zend_string_release(name);
    if (!body) {
        RETURN_THROWS();
    }
    if (!msf_output_is_end(o)) {
        msf_http_res_type(msf_output_from(o)->req, MSF_SLICE("text/html; charset=UTF-8"));
        msf_output_send(o, body, 200, true);
    }
    zend_string_release(body);
}

/* ---- the rest ----------------------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_Base_Output, __construct)
{
    zval *controller = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(controller)
    ZEND_PARSE_PARAMETERS_END();
    (void)controller;
}

ZEND_METHOD(PG_MSF_Base_Output, __sleep)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_EMPTY_ARRAY();
}

ZEND_METHOD(PG_MSF_Base_Output, set)
{
    zval *request, *response = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ZVAL(request)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(response)
    ZEND_PARSE_PARAMETERS_END();
    (void)request;
    (void)response;
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Base_Output, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    ZVAL_TRUE(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_IS_DESTROY));
}

void msf_output_activate(void)
{
    zval codes;
    array_init_size(&codes, sizeof(accepted) / sizeof(accepted[0]));
    for (size_t i = 0; i < sizeof(accepted) / sizeof(accepted[0]); i++) {
        add_index_string(&codes, accepted[i], msf_http_reason(accepted[i]));
    }
    zend_update_static_property(msf_ce_output, ZEND_STRL("codes"), &codes);
    zval_ptr_dtor(&codes);
}

void msf_register_output(void)
{
    msf_ce_output = register_class_PG_MSF_Base_Output(msf_ce_core);
    msf_ce_output->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(msf_output, std);
    handlers.free_obj = free_obj;
    handlers.clone_obj = NULL;
}
