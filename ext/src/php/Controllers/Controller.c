#include "php/Controllers/Controller.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "php/Base/Output.h"
#include "php/Console/Console.h"
#include "php/Exceptions.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Request/access.h"
#include "php/Route/HttpException.h"

#include "Controller_arginfo.h"

zend_class_entry *msf_ce_controller;

zend_object *msf_controller_output(zend_object *controller)
{
    zend_object *context = msf_child_context(controller);
    zend_object *output = context && instanceof_function(context->ce, msf_ce_context) ? msf_slot_object(context, MSF_CONTEXT_OUTPUT) : NULL;
    if (!output) {
        zend_throw_error(NULL, msf_console_is() ? "There is no output in the console: print with echo"
                                                : "There is no output here: the request has ended, or this is no HTTP request");
    }
    return output;
}

ZEND_METHOD(PG_MSF_Controllers_Controller, __construct)
{
    zval *name, *method;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ZVAL(name)
    Z_PARAM_ZVAL(method)
    ZEND_PARSE_PARAMETERS_END();
    (void)name;
    (void)method;
}

ZEND_METHOD(PG_MSF_Controllers_Controller, getObjectPool)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *context = msf_child_context(Z_OBJ_P(ZEND_THIS));
    if (context) {
        RETURN_COPY(msf_slot(context, MSF_CONTEXT_OBJECT_POOL));
    }
}

ZEND_METHOD(PG_MSF_Controllers_Controller, setObjectPool)
{
    zval *pool, copy;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(pool)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *context = msf_child_context(Z_OBJ_P(ZEND_THIS));
    if (context) {
        ZVAL_COPY(&copy, pool);
        msf_slot_set(context, MSF_CONTEXT_OBJECT_POOL, &copy);
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Controllers_Controller, setRequestType)
{
    zval *type, copy;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(type)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_COPY(&copy, type);
    msf_slot_set(Z_OBJ_P(ZEND_THIS), MSF_SLOT_REQUEST_TYPE, &copy);
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Controllers_Controller, getRequestType)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_REQUEST_TYPE));
}

/* The exception that was there first says more. */
static zend_object *origin(zend_object *e)
{
    zval rv, *previous = zend_read_property(zend_get_exception_base(e), e, ZEND_STRL("previous"), true, &rv);
    return Z_TYPE_P(previous) == IS_OBJECT ? Z_OBJ_P(previous) : e;
}

static void log_exception(zend_object *context, zend_object *e)
{
    zend_long status = msf_http_exception_status(e);
    if (status >= 500) {
        msf_access_exception(context, "", origin(e));
        return;
    }
    zend_string *text = msf_http_exception_text(e); /* the client's fault, and meant to be told */
    msf_access_write(context, MSF_LOG_WARNING, ZEND_LONG_FMT " %s", status, ZSTR_VAL(text));
    zend_string_release(text);
}

zend_object *msf_controller_exception_output(zend_object *context, zend_object *e)
{
    log_exception(context, e);
    zend_object *output = context ? msf_slot_object(context, MSF_CONTEXT_OUTPUT) : NULL;
    if (!output || !instanceof_function(output->ce, msf_ce_output) || msf_output_is_end(output)) {
        return NULL;
    }
    msf_http_request *req = msf_output_from(output)->req;
    if (req->res.head_sent) { /* half an answer is out: the client must see that it is not whole */
        msf_http_res_abort(req);
        return NULL;
    }
    msf_http_exception_headers(e, output);
    return output;
}

void msf_controller_on_exception(zend_object *context, zend_object *e)
{
    zval body;
    zend_object *output = msf_controller_exception_output(context, e);
    if (output) {
        ZVAL_STR(&body, msf_http_exception_text(e));
        msf_output_end(output, &body, msf_http_exception_status(e), true);
        zval_ptr_dtor(&body);
    }
}

ZEND_METHOD(PG_MSF_Controllers_Controller, onExceptionHandle)
{
    zval *e;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT_OF_CLASS(e, zend_ce_throwable)
    ZEND_PARSE_PARAMETERS_END();
    msf_controller_on_exception(msf_child_context(Z_OBJ_P(ZEND_THIS)), Z_OBJ_P(e));
}

ZEND_METHOD(PG_MSF_Controllers_Controller, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    ZVAL_TRUE(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_IS_DESTROY));
}

/* True when the application's Output overrides the method: then it is called like any other. */
static zend_function *overridden(zend_object *output, const char *lc_name, size_t len)
{
    return output->ce == msf_ce_output ? NULL : msf_user_method(output->ce, lc_name, len);
}

static void forward(zend_object *output, zend_function *fn, zval *data, zval *second)
{
    zval argv[2];
    ZVAL_COPY_VALUE(&argv[0], data);
    ZVAL_COPY_VALUE(&argv[1], second);
    msf_call(output, fn, NULL, 2, argv);
}

bool msf_controller_json(zend_object *controller, zval *data, zend_long code)
{
    zval status;
    zend_object *output = msf_controller_output(controller);
    zend_function *fn = output ? overridden(output, ZEND_STRL("outputjson")) : NULL;
    if (!fn) {
        return output && msf_output_json(output, data, code);
    }
    ZVAL_LONG(&status, code);
    forward(output, fn, data, &status);
    return !EG(exception);
}

ZEND_METHOD(PG_MSF_Controllers_Controller, outputJson)
{
    zval *data = NULL, null;
    zend_long code = 200;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(data)
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_NULL(&null);
    msf_controller_json(Z_OBJ_P(ZEND_THIS), data ? data : &null, code);
}

ZEND_METHOD(PG_MSF_Controllers_Controller, output)
{
    zval *data = NULL, null, status;
    zend_long code = 200;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(data)
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_NULL(&null);
    ZVAL_LONG(&status, code);
    zend_object *output = msf_controller_output(Z_OBJ_P(ZEND_THIS));
    if (!output) {
        RETURN_THROWS();
    }
    zend_function *fn = overridden(output, ZEND_STRL("output"));
    if (!fn) {
        fn = overridden(output, ZEND_STRL("end"));
    }
    if (fn) {
        forward(output, fn, data ? data : &null, &status);
    } else {
        msf_output_end(output, data ? data : &null, code, true);
    }
}

ZEND_METHOD(PG_MSF_Controllers_Controller, outputView)
{
    zval *data, *view = NULL, null;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ARRAY(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(view)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_NULL(&null);
    zval *type = msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_REQUEST_TYPE);
    if (Z_TYPE_P(type) == IS_STRING && !zend_string_equals_literal(Z_STR_P(type), "HTTP")) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "$this->outputView not support %s", Z_STRVAL_P(type));
        RETURN_THROWS();
    }
    zend_object *output = msf_controller_output(Z_OBJ_P(ZEND_THIS));
    if (!output) {
        RETURN_THROWS();
    }
    forward(output, MSF_METHOD(output->ce, "outputview"), data, view ? view : &null);
}

void msf_register_controller(void)
{
    msf_ce_controller = register_class_PG_MSF_Controllers_Controller(msf_ce_core);
}
