/* The warning about a wait that was cut off (spec/04 section 5). */
#include "engine/future.h"
#include "php/Common.h"
#include "php/Log/PGLog.h"
#include "php/Request/access.h"
#include "php/Worker/worker.h"
#include "zend_smart_str.h"

static void on_timeout(void *ctx, msf_coro *co, msf_future *f)
{
    smart_str text = {0};
    zval self, rv;
    ZVAL_OBJ(&self, &f->std);
    msf_dump(&text, &self, 0, false, true);
    smart_str_0(&text);
    zval *request = zend_read_property(f->std.ce, &f->std, ZEND_STRL("request"), true, &rv);
    zend_string *what = zval_try_get_string(request);
    msf_access_write(co != NULL ? co->context : NULL, MSF_LOG_WARNING,
                     "Yield %s message: [coroutine]: Time Out, [class]: %s, [Request]: %s", text.s != NULL ? ZSTR_VAL(text.s) : "",
                     ZSTR_VAL(f->std.ce->name), what != NULL ? ZSTR_VAL(what) : "");
    if (what != NULL) {
        zend_string_release(what);
    }
    smart_str_free(&text);
}

void msf_worker_log_timeouts(void)
{
    msf_engine_on_timeout(on_timeout, NULL);
}
