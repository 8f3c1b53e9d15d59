#include "php/Base/Output.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/output_cookie.h"
#include "php/Base/output_send.h"
#include "php/View/View.h"
#include "php/Exceptions.h"
#include "php/Helpers/Context.h"
#include "php/Request/access.h"
#include "php/Request/job.h"

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

/* ---- headers ------------------------------------------------------------------------------------------------------------------------ */

/* Throws for the codes of http/response.h. A client that has gone is no error, and Content-Length is counted by the server: what an
 * application says about it is passed over. */
static bool check_header(int rc, const char *name)
{
    switch (rc) {
    case 0:
    case MSF_ECLOSED:
    case -EINVAL:
        return true;
    case MSF_EINJECT:
        zend_throw_exception_ex(msf_ce_base_exception, 0,
                                "Header \"%s\" may not contain line breaks or NUL bytes, and its name must be a token", name);
        return false;
    default:
        zend_throw_exception_ex(msf_ce_base_exception, 0, "Header \"%s\" does not fit any more", name);
        return false;
    }
}

static bool set_header(zend_object *o, zend_string *name, zend_string *value, bool add)
{
    msf_http_request *req = msf_output_from(o)->req;
    if (!req || req->res.ended) {
        return true;
    }
    if (req->res.head_sent) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "Header \"%s\" is too late: the answer is on its way", ZSTR_VAL(name));
        return false;
    }
    int rc = add ? msf_http_res_header_add(req, msf_value_slice(name), msf_value_slice(value))
                 : msf_http_res_header(req, msf_value_slice(name), msf_value_slice(value));
    return check_header(rc, ZSTR_VAL(name));
}

ZEND_METHOD(PG_MSF_Base_Output, setHeader)
{
    zend_string *name, *value;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(name)
    Z_PARAM_STR(value)
    ZEND_PARSE_PARAMETERS_END();
    if (!set_header(Z_OBJ_P(ZEND_THIS), name, value, false)) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Base_Output, setContentType)
{
    zend_string *type;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(type)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *name = ZSTR_INIT_LITERAL("Content-Type", 0);
    bool ok = set_header(Z_OBJ_P(ZEND_THIS), name, type, false);
    zend_string_release(name);
    if (!ok) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Base_Output, setCookie)
{
    msf_cookie c = {0};
    HashTable *options = NULL;
    zend_string *slash = ZSTR_CHAR('/');
    c.value = ZSTR_EMPTY_ALLOC();
    c.path = slash;
    ZEND_PARSE_PARAMETERS_START(1, 8)
    Z_PARAM_STR(c.name)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(c.value)
    Z_PARAM_ARRAY_HT_OR_LONG(options, c.expires)
    Z_PARAM_STR(c.path)
    Z_PARAM_STR(c.domain)
    Z_PARAM_BOOL(c.secure)
    Z_PARAM_BOOL(c.httponly)
    Z_PARAM_STR(c.samesite)
    ZEND_PARSE_PARAMETERS_END();
    if (options && !msf_cookie_options(&c, options)) {
        RETURN_THROWS();
    }
    zend_string *value = msf_cookie_header(&c);
    if (!value) {
        RETURN_THROWS();
    }
    zend_string *name = ZSTR_INIT_LITERAL("Set-Cookie", 0);
    bool ok = set_header(Z_OBJ_P(ZEND_THIS), name, value, true);
    zend_string_release(name);
    zend_string_release(value);
    if (!ok) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

/* ---- streaming, redirect, views ----------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_Base_Output, write)
{
    zend_string *data;
    zend_long code = 200;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    if (msf_output_is_end(o)) {
        RETURN_FALSE;
    }
    msf_http_request *req = msf_output_from(o)->req;
    if (!req->res.head_sent) {
        msf_output_send_head(o, code);
    }
    if (ZSTR_LEN(data) > 0 && msf_http_res_write(req, ZSTR_VAL(data), ZSTR_LEN(data)) != 0) {
        RETURN_FALSE;
    }
    if (msf_http_res_full(req) && !msf_job_wait_drain(req)) {
        RETURN_THROWS();
    }
    RETURN_BOOL(req->conn != NULL);
}

ZEND_METHOD(PG_MSF_Base_Output, redirect)
{
    zend_string *url, *name;
    zend_long code = 302;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(url)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    if (code != 301 && code != 302 && code != 303 && code != 307 && code != 308) {
        zend_argument_value_error(2, "must be one of 301, 302, 303, 307 and 308");
        RETURN_THROWS();
    }
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    name = ZSTR_INIT_LITERAL("Location", 0);
    bool ok = set_header(o, name, url, false);
    zend_string_release(name);
    if (!ok) {
        RETURN_THROWS();
    }
    if (!msf_output_is_end(o)) {
        msf_output_send(o, ZSTR_EMPTY_ALLOC(), code, false);
    }
}

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
