/* The session's id on its way to the client and back. */
#include "php/Session/session.h"

#include "zend_exceptions.h"

#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Base/output_cookie.h"
#include "php/Helpers/Context.h"

/* The object in a slot of the context, if it is what the request has there. */
static zend_object *part_of_request(msf_session *s, uint32_t slot, zend_class_entry *ce)
{
    zend_object *context = msf_child_context(&s->std);
    zend_object *o = context && instanceof_function(context->ce, msf_ce_context) ? msf_slot_object(context, slot) : NULL;
    return o && instanceof_function(o->ce, ce) ? o : NULL;
}

/* The request that is being answered; NULL outside of one (console, timers, tests). */
static msf_http_request *request_of(msf_session *s)
{
    zend_object *out = part_of_request(s, MSF_CONTEXT_OUTPUT, msf_ce_output);
    return out ? msf_output_from(out)->req : NULL;
}

bool msf_session_may_set_cookie(msf_session *s)
{
    msf_http_request *req = request_of(s);
    if (!req || (!req->res.head_sent && !req->res.ended)) {
        return true;
    }
    zend_throw_exception(
        msf_ce_session_exception,
        "session: the answer is on its way, so its cookie cannot be sent any more; use the session before the first output", 0);
    return false;
}

zend_string *msf_session_cookie(msf_session *s)
{
    zend_object *in = part_of_request(s, MSF_CONTEXT_INPUT, msf_ce_input);
    zval *all = in ? msf_input_part_of(in, MSF_INPUT_COOKIE) : NULL;
    zval *v = all && Z_TYPE_P(all) == IS_ARRAY ? zend_symtable_find(Z_ARRVAL_P(all), s->settings.name) : NULL;
    if (!v) {
        return NULL;
    }
    ZVAL_DEREF(v);
    return Z_TYPE_P(v) == IS_STRING && msf_filestore_is_id(Z_STRVAL_P(v), Z_STRLEN_P(v)) ? Z_STR_P(v) : NULL;
}

static bool is_secure(const msf_session *s, const msf_http_request *req)
{
    return s->settings.cookie_secure >= 0 ? s->settings.cookie_secure : msf_input_is_secure(req);
}

bool msf_session_send_cookie(msf_session *s, zend_string *id)
{
    msf_http_request *req = request_of(s);
    if (!req) {
        return true;
    }
    if (!msf_session_may_set_cookie(s)) {
        return false;
    }
    const msf_session_settings *c = &s->settings;
    msf_cookie cookie = {.name = c->name, .value = id ? id : ZSTR_EMPTY_ALLOC()};
    cookie.expires = c->cookie_lifetime > 0 ? msf_session_now() + c->cookie_lifetime : 0;
    cookie.path = c->cookie_path;
    cookie.domain = c->cookie_domain;
    cookie.samesite = c->cookie_samesite;
    cookie.secure = is_secure(s, req);
    cookie.httponly = c->cookie_httponly;
    zend_string *line = msf_cookie_header(&cookie);
    if (!line) {
        return false;
    }
    int rc = msf_http_res_header_add(req, MSF_SLICE("Set-Cookie"), msf_value_slice(line));
    zend_string_release(line);
    if (rc != 0 && rc != MSF_ECLOSED) { /* a client that has gone is no error */
        zend_throw_exception(msf_ce_session_exception, "session: the cookie does not fit into the head of the answer", 0);
        return false;
    }
    return true;
}
