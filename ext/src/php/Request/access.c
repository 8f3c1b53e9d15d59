#include "php/Request/access.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Server.h"

zend_object *msf_access_log(zend_object *context)
{
    zend_object *log = context ? msf_slot_object(context, MSF_CONTEXT_LOG) : NULL;
    return log && instanceof_function(log->ce, msf_log_ce) ? log : NULL;
}

void msf_access_push_long(zend_object *context, msf_slice key, zend_long value)
{
    zend_object *log = msf_access_log(context);
    if (log) {
        msf_log_push_long(log, key.p, key.n, value);
    }
}

static void write_line(zend_object *context, int level, zend_string *line)
{
    zend_object *log = msf_access_log(context);
    if (!log) {
        log = msf_server_log();
    }
    if (log) {
        msf_log_write(log, level, ZSTR_VAL(line), ZSTR_LEN(line));
    } else {
        fprintf(stderr, "%s\n", ZSTR_VAL(line));
    }
    zend_string_release(line);
}

void msf_access_write(zend_object *context, int level, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    zend_string *line = zend_vstrpprintf(0, format, ap);
    va_end(ap);
    write_line(context, level, line);
}

static void append_property(smart_str *s, zend_object *e, const char *name)
{
    zval rv, *v = zend_read_property_ex(zend_get_exception_base(e), e, zend_string_init_interned(name, strlen(name), 0), true, &rv);
    zend_string *text = zval_get_string(v);
    smart_str_appends(s, ", ");
    smart_str_appends(s, name);
    smart_str_appends(s, " => ");
    smart_str_append(s, text);
    zend_string_release(text);
}

static void append_trace(smart_str *s, zend_object *e)
{
    zend_function *fn = MSF_METHOD(e->ce, "gettraceasstring");
    zval trace;
    if (fn && msf_call(e, fn, &trace, 0, NULL)) {
        if (Z_TYPE(trace) == IS_STRING) {
            smart_str_appends(s, ", trace => '");
            smart_str_append(s, Z_STR(trace));
            smart_str_appendc(s, '\'');
        }
        zval_ptr_dtor(&trace);
    }
}

void msf_access_exception(zend_object *context, const char *prefix, zend_object *e)
{
    smart_str s = {0};
    zval rv, *message = zend_read_property(zend_get_exception_base(e), e, ZEND_STRL("message"), true, &rv);
    zend_string *text = zval_get_string(message);
    smart_str_appends(&s, prefix);
    smart_str_append(&s, e->ce->name);
    smart_str_appends(&s, "(message => '");
    smart_str_append(&s, text);
    smart_str_appendc(&s, '\'');
    zend_string_release(text);
    append_property(&s, e, "code");
    append_property(&s, e, "line");
    append_property(&s, e, "file");
    append_trace(&s, e);
    smart_str_appendc(&s, ')');
    smart_str_0(&s);
    msf_drop_exception();
    write_line(context, MSF_LOG_ERROR, s.s);
}
