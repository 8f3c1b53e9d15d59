/* What a command leaves behind: errors on standard error and in the log, the log line. */
#include "php.h"

#include "ext/json/php_json.h"
#include "zend_smart_str.h"

#include "engine/call.h"
#include "engine/future.h"
#include "php/Console/run.h"
#include "php/Coroutine/Scheduler.h"
#include "php/Base/Base.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Request/access.h"
#include "php/Server/server.h"
#include "php/secrets.h"

/* PHP's own words: class, message, place, trace, and what came before. */
static void print_exception(zend_object *e)
{
    zval text;
    if (msf_call(e, MSF_METHOD(e->ce, "__tostring"), &text, 0, NULL)) {
        msf_server_complain("%s", Z_TYPE(text) == IS_STRING ? Z_STRVAL(text) : ZSTR_VAL(e->ce->name));
        zval_ptr_dtor(&text);
    }
    msf_drop_exception();
}

/* An application's own handler in a console controller does the telling; those of web controllers answer requests. */
static bool handled(msf_console_state *r, zend_object *e)
{
    zend_function *fn = r->controller && instanceof_function(r->controller->ce, msf_ce_console_controller)
                            ? MSF_USER_METHOD(r->controller->ce, "onexceptionhandle")
                            : NULL;
    zval argv[1];
    ZVAL_OBJ(&argv[0], e);
    if (!fn) {
        return false;
    }
    bool ok = msf_call(r->controller, fn, NULL, 1, argv);
    zend_object *second = msf_take_exception();
    if (second && !msf_is_exit(second)) {
        msf_access_exception(r->context, "handle exception ", second);
    }
    if (second) {
        OBJ_RELEASE(second);
    }
    return ok;
}

static bool is_interruption(zend_object *e)
{
    return e->ce == msf_ce_console_signal ||
           (e->ce == msf_ce_coroutine_timeout_exception && msf_console_watch_status() == MSF_CONSOLE_LATE);
}

static zend_string *message_of(zend_object *e)
{
    zval rv, *v = zend_read_property_ex(instanceof_function(e->ce, zend_ce_error) ? zend_ce_error : zend_ce_exception, e,
                                        ZSTR_KNOWN(ZEND_STR_MESSAGE), true, &rv);
    return zval_get_string(v);
}

/* An interruption is known to the one who interrupts: a line is enough. */
static void tell(msf_console_state *r, zend_object *e)
{
    if (is_interruption(e)) {
        zend_string *message = message_of(e);
        msf_server_complain("%s: %s", r->job->script, ZSTR_VAL(message));
        msf_access_write(r->context, MSF_LOG_WARNING, "%s", ZSTR_VAL(message));
        zend_string_release(message);
        r->status = msf_console_watch_status();
        return;
    }
    r->status = MSF_CONSOLE_FAILED;
    if (!handled(r, e)) {
        print_exception(e);
        msf_access_exception(r->context, "", e);
    }
}

static void take_thrown(msf_console_state *r)
{
    zend_object *e = msf_take_exception();
    if (!e) {
        return;
    }
    if (msf_is_exit(e)) {
        r->status = EG(exit_status);
    } else {
        tell(r, e);
    }
    OBJ_RELEASE(e);
}

static void on_throw(zend_object *e, void *ctx)
{
    msf_console_state *r = ctx;
    msf_access_exception(r->context, "destroy: ", e);
    print_exception(e);
    r->status = r->status ? r->status : MSF_CONSOLE_FAILED;
}

static void destroy_controller(msf_console_state *r)
{
    if (r->controller && r->pooled->destroy) {
        msf_call(r->controller, r->pooled->destroy, NULL, 0, NULL);
        zend_object *e = msf_take_exception();
        if (e && !msf_is_exit(e)) {
            on_throw(e, r);
        }
        if (e) {
            OBJ_RELEASE(e);
        }
    }
}

/* Without passwords and the like. */
static void push_params(msf_console_state *r)
{
    zval params, *v;
    zend_string *key;
    smart_str s = {0};
    ZVAL_ARR(&params, zend_array_dup(r->job->values));
    ZEND_HASH_FOREACH_STR_KEY_VAL (Z_ARRVAL(params), key, v) {
        if (key && msf_hides(key, v)) {
            zval_ptr_dtor(v);
            ZVAL_STRING(v, MSF_SECRET_TEXT);
        }
    }
    ZEND_HASH_FOREACH_END();
    php_json_encode(&s, &params, PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_UNESCAPED_SLASHES | PHP_JSON_INVALID_UTF8_SUBSTITUTE);
    zend_string *text = smart_str_extract(&s);
    msf_log_push_raw(r->log, ZEND_STRL("params"), ZSTR_VAL(text), ZSTR_LEN(text));
    zend_string_release(text);
    zval_ptr_dtor(&params);
}

static void write_notice(msf_console_state *r)
{
    if (r->log) {
        push_params(r);
        msf_log_push_long(r->log, ZEND_STRL("status"), r->status == 0 ? 200 : r->wrong_usage ? 400 : 500);
        if (r->status != 0) {
            msf_log_push_long(r->log, ZEND_STRL("exit"), r->status);
        }
        msf_log_notice_line(r->log);
    }
}

void msf_console_end(msf_console_state *r)
{
    if (msf_is_fatal_unwind()) {
        zend_bailout();
    }
    take_thrown(r);
    destroy_controller(r);
    zend_object *controller = r->controller;
    r->controller = NULL;
    msf_object_pool_release(r->pool, controller, &r->age, on_throw, r);
    write_notice(r);
    msf_scheduler_leave(msf_slot(r->context, MSF_CONTEXT_REQUEST_ID));
}
