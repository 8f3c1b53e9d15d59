#include "php/Controllers/Controller.h"

#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Base/output_send.h"
#include "php/Controllers/accept.h"
#include "php/Controllers/monitor.h"
#include "php/Controllers/monitor_page.h"
#include "php/Helpers/Context.h"

#include "Monitor_arginfo.h"

/* A parameter of the query; "" without it. Borrowed. */
static const char *parameter(zend_object *context, const char *name)
{
    zend_object *input = msf_slot_object(context, MSF_CONTEXT_INPUT);
    zval *get = input ? msf_input_part_of(input, MSF_INPUT_GET) : NULL;
    zval *v = get && Z_TYPE_P(get) == IS_ARRAY ? zend_hash_str_find(Z_ARRVAL_P(get), name, strlen(name)) : NULL;
    return v && Z_TYPE_P(v) == IS_STRING ? Z_STRVAL_P(v) : "";
}

/* ?history=60: so many single seconds; the page asks for them to draw its curves. */
static uint32_t wanted_history(zend_object *context)
{
    zend_long n = ZEND_STRTOL(parameter(context, "history"), NULL, 10);
    return (uint32_t)(n < 0 ? 0 : n > MSF_SECONDS ? MSF_SECONDS : n);
}

/* The page for a browser, which asks for HTML by name and prefers it; everybody else gets the JSON of the manual. */
static bool wants_page(zend_object *context, msf_http_request *req)
{
    const char *format = parameter(context, "format");
    msf_slice accept = msf_http_request_header_all(req, MSF_SLICE("accept"));
    if (*format != '\0') {
        return strcmp(format, "html") == 0;
    }
    return msf_accept_rank(accept, MSF_SLICE("text/html")) > msf_accept_rank(accept, MSF_SLICE("application/json"));
}

static void send_page(zend_object *output, msf_http_request *req)
{
    msf_http_res_type(req, MSF_SLICE("text/html; charset=utf-8"));
    msf_http_res_header(req, MSF_SLICE("Content-Security-Policy"), MSF_SLICE(monitor_policy));
    msf_http_res_header(req, MSF_SLICE("X-Content-Type-Options"), MSF_SLICE("nosniff"));
    msf_http_res_header(req, MSF_SLICE("Referrer-Policy"), MSF_SLICE("no-referrer"));
    zend_string *page = zend_string_init(monitor_page, sizeof(monitor_page) - 1, false);
    msf_output_send(output, page, 200, true);
    zend_string_release(page);
}

ZEND_METHOD(PG_MSF_Controllers_Monitor, actionIndex)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *output = msf_controller_output(Z_OBJ_P(ZEND_THIS));
    if (!output || !msf_output_from(output)->req) {
        if (!EG(exception)) {
            zend_throw_error(NULL, "The monitor page needs an HTTP request");
        }
        RETURN_THROWS();
    }
    zval report;
    zend_object *context = msf_child_context(Z_OBJ_P(ZEND_THIS));
    msf_http_request *req = msf_output_from(output)->req;
    msf_http_res_header(req, MSF_SLICE("Cache-Control"), MSF_SLICE("no-store"));
    msf_http_res_header_add(req, MSF_SLICE("Vary"), MSF_SLICE("Accept"));
    if (wants_page(context, req)) {
        send_page(output, req);
        return;
    }
    msf_monitor_report(&report, wanted_history(context));
    msf_controller_json(Z_OBJ_P(ZEND_THIS), &report, 200);
    zval_ptr_dtor(&report);
}

void msf_register_monitor(void)
{
    register_class_PG_MSF_Controllers_Monitor(msf_ce_controller);
}
