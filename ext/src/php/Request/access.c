#include "php/Request/access.h"

#include "zend_smart_str.h"

#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/Common.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Server.h"
#include "php/View/View.h"

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

void msf_access_exception(zend_object *context, const char *prefix, zend_object *e)
{
    smart_str s = {0};
    zval zv;
    ZVAL_OBJ(&zv, e);
    smart_str_appends(&s, prefix);
    msf_dump(&s, &zv, 0, false, true);
    msf_view_describe(&s, e);
    smart_str_0(&s);
    msf_drop_exception();
    write_line(context, MSF_LOG_ERROR, s.s ? s.s : ZSTR_EMPTY_ALLOC());
}
