#include "php/Base/Output.h"
#include "php/Base/output_send.h"
#include "php/Controllers/Controller.h"
#include "php/Controllers/accept.h"
#include "php/Controllers/monitor.h"

#include "Metrics_arginfo.h"

ZEND_METHOD(PG_MSF_Controllers_Metrics, actionIndex)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *output = msf_controller_output(Z_OBJ_P(ZEND_THIS));
    if (!output || msf_output_is_end(output)) {
        return;
    }
    msf_http_request *req = msf_output_from(output)->req;
    msf_slice accept = msf_http_request_header_all(req, MSF_SLICE("accept"));
    bool open = msf_accept_rank(accept, MSF_SLICE("application/openmetrics-text")) > msf_accept_rank(accept, MSF_SLICE("text/plain"));
    msf_http_res_type(req, open ? MSF_SLICE("application/openmetrics-text; version=1.0.0; charset=utf-8")
                                : MSF_SLICE("text/plain; version=0.0.4; charset=utf-8"));
    msf_http_res_header(req, MSF_SLICE("Cache-Control"), MSF_SLICE("no-store"));
    msf_http_res_header_add(req, MSF_SLICE("Vary"), MSF_SLICE("Accept"));
    zend_string *text = msf_metrics_text(open);
    msf_output_send(output, text, 200, true);
    zend_string_release(text);
}

void msf_register_metrics(void)
{
    register_class_PG_MSF_Controllers_Metrics(msf_ce_controller);
}
