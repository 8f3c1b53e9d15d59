#include "php/Controllers/Controller.h"

#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Controllers/monitor.h"
#include "php/Helpers/Context.h"

#include "Monitor_arginfo.h"

/* ?history=60: so many single seconds; the page asks for them to draw its curve. */
static uint32_t wanted_history(zend_object *context)
{
    zend_object *input = msf_slot_object(context, MSF_CONTEXT_INPUT);
    zval *get = input ? msf_input_part_of(input, MSF_INPUT_GET) : NULL;
    zval *v = get && Z_TYPE_P(get) == IS_ARRAY ? zend_hash_str_find(Z_ARRVAL_P(get), ZEND_STRL("history")) : NULL;
    zend_long n = v && Z_TYPE_P(v) == IS_STRING ? ZEND_STRTOL(Z_STRVAL_P(v), NULL, 10) : 0;
    return (uint32_t)(n < 0 ? 0 : n > MSF_SECONDS ? MSF_SECONDS : n);
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
    msf_http_res_header(msf_output_from(output)->req, MSF_SLICE("Cache-Control"), MSF_SLICE("no-store"));
    msf_monitor_report(&report, wanted_history(msf_child_context(Z_OBJ_P(ZEND_THIS))));
    msf_controller_json(Z_OBJ_P(ZEND_THIS), &report, 200);
    zval_ptr_dtor(&report);
}

void msf_register_monitor(void)
{
    register_class_PG_MSF_Controllers_Monitor(msf_ce_controller);
}
