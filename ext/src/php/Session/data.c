/* The content of a session: one JSON object. */
#include "php/Session/session.h"

#include "ext/json/php_json.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Server.h"

#define DEPTH 512

static zend_object *logger(msf_session *s)
{
    zend_object *context = msf_child_context(&s->std);
    zend_object *log = context && instanceof_function(context->ce, msf_ce_context) ? msf_slot_object(context, MSF_CONTEXT_LOG) : NULL;
    return log && instanceof_function(log->ce, msf_log_ce) ? log : msf_server_log();
}

/* Without its id, which is a secret. */
static void report_garbage(msf_session *s, size_t n)
{
    char line[512];
    int len = snprintf(line, sizeof(line), "session: the content of a session in %s is no JSON object (%zu bytes); it begins anew",
                       s->files ? ZSTR_VAL(s->settings.save_path) : ZSTR_VAL(Z_OBJCE(s->adapter)->name), n);
    zend_object *log = logger(s);
    if (log) {
        msf_log_write(log, MSF_LOG_WARNING, line, (size_t)MIN(len, (int)sizeof(line) - 1));
    } else {
        php_error_docref(NULL, E_WARNING, "%s", line);
    }
}

void msf_session_decode(msf_session *s, zend_string *text, zval *data)
{
    if (text && ZSTR_LEN(text) > 0) {
        if (msf_value_json(data, msf_value_slice(text)) && Z_TYPE_P(data) == IS_ARRAY) {
            SEPARATE_ARRAY(data); /* the decoder shares one empty array */
            return;
        }
        zval_ptr_dtor(data);
        report_garbage(s, ZSTR_LEN(text));
    }
    array_init(data);
}

static const char *reason(php_json_error_code code)
{
    switch (code) {
    case PHP_JSON_ERROR_DEPTH:
        return "it is nested too deeply";
    case PHP_JSON_ERROR_UTF8:
        return "it has a string that is not UTF-8";
    case PHP_JSON_ERROR_RECURSION:
        return "it contains itself";
    case PHP_JSON_ERROR_INF_OR_NAN:
        return "it has a number that is infinite or none";
    case PHP_JSON_ERROR_UNSUPPORTED_TYPE:
        return "it has a value of a type that JSON has not";
    default:
        return "it cannot be encoded";
    }
}

static bool encode_into(smart_str *out, zval *data)
{
    const int options = PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_UNESCAPED_SLASHES | PHP_JSON_PRESERVE_ZERO_FRACTION;
    php_json_error_code before = JSON_G(error_code);
    int rc = php_json_encode_ex(out, data, options, DEPTH);
    php_json_error_code code = JSON_G(error_code);
    JSON_G(error_code) = before;                                          /* json_last_error() is the application's */
    if (rc == SUCCESS && code == PHP_JSON_ERROR_NONE && !EG(exception)) { /* INF and NAN are reported by the code alone */
        smart_str_0(out);
        return true;
    }
    if (!EG(exception)) {
        zend_throw_exception_ex(msf_ce_session_exception, 0, "session: the value cannot be stored as JSON: %s", reason(code));
    }
    return false;
}

/* An object also when the keys are 0, 1, 2 ...: then, and only then, PHP would write a list. */
static void as_object(zval *data, zval *object)
{
    object_init(object);
    if (zend_hash_num_elements(Z_ARRVAL_P(data)) > 0) {
        Z_OBJ_P(object)->properties = zend_symtable_to_proptable(Z_ARRVAL_P(data));
    }
}

zend_string *msf_session_encode(msf_session *s, zval *data)
{
    smart_str out = {0};
    zval object;
    bool ok;
    if (zend_array_is_list(Z_ARRVAL_P(data))) {
        as_object(data, &object);
        ok = encode_into(&out, &object);
        zval_ptr_dtor(&object);
    } else {
        ok = encode_into(&out, data);
    }
    if (ok && ZSTR_LEN(out.s) > (size_t)s->settings.max_size) {
        zend_throw_exception_ex(msf_ce_session_exception, 0,
                                "session: %zu bytes are more than a session may have (session.maxSize is " ZEND_LONG_FMT ")",
                                ZSTR_LEN(out.s), s->settings.max_size);
        ok = false;
    }
    if (!ok) {
        smart_str_free(&out);
        return NULL;
    }
    return out.s;
}

bool msf_session_has_ended(const zval *data)
{
    zval *ends = zend_hash_str_find(Z_ARRVAL_P(data), ZEND_STRL(MSF_SESSION_ENDS));
    return ends && zval_get_long(ends) <= msf_session_now();
}
