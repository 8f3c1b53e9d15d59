/* Errors outside of requests (spec/01 section 10): PHP's warnings, worker deaths, the fatal error that ended a process. Methods of
 * PG\MSF\Server. */
#include "engine/coroutine.h"
#include "php/Log/PGLog.h"
#include "php/Request/access.h"
#include "php/Server/server.h"

static void tell_error_handler(zend_object *server, const char *message, zend_string *text)
{
    zval handler, args[2], result;
    ZVAL_COPY(&handler, msf_server_get(server, "onErrorHandle"));
    if (Z_TYPE(handler) != IS_NULL) {
        ZVAL_STRING(&args[0], message);
        ZVAL_STR_COPY(&args[1], text);
        ZVAL_UNDEF(&result);
        call_user_function(NULL, NULL, &handler, &result, 2, args);
        zval_ptr_dtor(&result);
        zval_ptr_dtor(&args[0]);
        zval_ptr_dtor(&args[1]);
    }
    zval_ptr_dtor(&handler);
}

/* The running request's logger, so that the line carries its id; else the process's. */
static zend_object *current_log(void)
{
    msf_coro *co = msf_coro_current();
    zend_object *log = co != NULL ? msf_access_log(co->context) : NULL;
    return log != NULL ? log : msf_server_log();
}

static void report(zend_object *server, int level, const char *message, zend_string *text)
{
    zend_object *log = current_log();
    if (log != NULL) {
        msf_log_write(log, level, ZSTR_VAL(text), ZSTR_LEN(text));
    }
    tell_error_handler(server, message, text);
}

ZEND_METHOD(PG_MSF_Server, onWorkerError)
{
    zval *serv;
    zend_long worker, pid, code;
    ZEND_PARSE_PARAMETERS_START(4, 4)
    Z_PARAM_ZVAL(serv)
    Z_PARAM_LONG(worker)
    Z_PARAM_LONG(pid)
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *text = strpprintf(0,
                                   "WORKER Error {\"worker_id\":" ZEND_LONG_FMT ",\"worker_pid\":" ZEND_LONG_FMT
                                   ",\"exit_code\":" ZEND_LONG_FMT ",\"message\":null}",
                                   worker, pid, code);
    report(Z_OBJ_P(ZEND_THIS), MSF_LOG_ERROR, "服务器进程异常退出", text);
    zend_string_release(text);
}

ZEND_METHOD(PG_MSF_Server, onErrorHandle)
{
    zend_string *message, *log;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(message)
    Z_PARAM_STR(log)
    ZEND_PARSE_PARAMETERS_END();
    msf_server_say("%s %s", ZSTR_VAL(message), ZSTR_VAL(log));
}

ZEND_METHOD(PG_MSF_Server, displayErrorHandler)
{
    zend_long level, line = 0;
    zval *symbols;
    zend_string *message, *file = ZSTR_EMPTY_ALLOC();
    ZEND_PARSE_PARAMETERS_START(2, 5)
    Z_PARAM_LONG(level)
    Z_PARAM_STR(message)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(file)
    Z_PARAM_LONG(line)
    Z_PARAM_ZVAL(symbols)
    ZEND_PARSE_PARAMETERS_END();
    (void)symbols;
    if ((EG(error_reporting) & level) == 0) {
        RETURN_FALSE; /* silenced with @, or not wanted */
    }
    zend_string *text = strpprintf(0, "WORKER Error %s (%s:" ZEND_LONG_FMT ")", ZSTR_VAL(message), ZSTR_VAL(file), line);
    report(Z_OBJ_P(ZEND_THIS), MSF_LOG_ERROR, "服务器发生严重错误", text);
    zend_string_release(text);
}

ZEND_METHOD(PG_MSF_Server, checkErrors)
{
    ZEND_PARSE_PARAMETERS_NONE();
    if (PG(last_error_message) == NULL || (PG(last_error_type) & (E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR)) == 0) {
        return;
    }
    zend_string *text = strpprintf(0, "WORKER EXIT UNEXPECTED %s (%s:%d)\nStack trace:\n", ZSTR_VAL(PG(last_error_message)),
                                   PG(last_error_file) != NULL ? ZSTR_VAL(PG(last_error_file)) : "unknown", PG(last_error_lineno));
    report(Z_OBJ_P(ZEND_THIS), MSF_LOG_ALERT, "服务器发生崩溃", text);
    zend_string_release(text);
}
