#include "engine/call.h"
#include "engine/value.h"
#include "php/Route/rules.h"
#include "php/Route/route.h"

void msf_rule_about_action(zend_class_entry *ce, zend_function *action, msf_rule_about *out)
{
    out->handler = strpprintf(0, "%s::%s", ZSTR_VAL(ce->name), ZSTR_VAL(action->common.function_name));
    if (action->type == ZEND_USER_FUNCTION) {
        out->file = zend_string_copy(action->op_array.filename);
        out->line = action->op_array.line_start;
    }
}

void msf_rule_about_free(msf_rule_about *about)
{
    zend_string *strings[] = {about->handler, about->file, about->problem};
    for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++) {
        if (strings[i]) {
            zend_string_release(strings[i]);
        }
    }
    memset(about, 0, sizeof(*about));
}

zend_string *msf_rule_thrown(void)
{
    zend_object *e = msf_take_exception();
    zval rv, *text = zend_read_property(zend_get_exception_base(e), e, ZEND_STRL("message"), true, &rv);
    zend_string *s = strpprintf(0, "%s: %s", ZSTR_VAL(e->ce->name), Z_TYPE_P(text) == IS_STRING ? Z_STRVAL_P(text) : "");
    OBJ_RELEASE(e);
    return s;
}

void msf_route_about(msf_slice path, msf_rule_about *out)
{
    msf_route r;
    memset(&r, 0, sizeof(r));
    r.fd = -1;
    msf_route_resolve(path, true, &r);
    switch (r.kind) {
    case MSF_ROUTE_ACTION:
        msf_rule_about_action(r.ce, r.action, out);
        break;
    case MSF_ROUTE_THREW:
        out->problem = msf_rule_thrown();
        break;
    case MSF_ROUTE_NO_METHOD:
        out->problem = strpprintf(0, "%s has no public method %s", ZSTR_VAL(r.ce->name), ZSTR_VAL(r.method));
        break;
    default:
        out->problem = strpprintf(0, "there is no controller %s", ZSTR_VAL(r.controller));
        break;
    }
    msf_route_free(&r);
}
