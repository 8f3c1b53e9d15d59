/* Texts without a translation, told once each. */
#include "php/I18N/I18N.h"

#include "zend_exceptions.h"

#include "php/Common.h"
#include "php/I18N/source.h"
#include "php/Log/PGLog.h"
#include "php/Helpers/Context.h"
#include "engine/coroutine.h"

/* True if it is news and there is room to remember that. */
static bool is_new(msf_message_source *s, zend_string *text)
{
    if (s->reported == NULL) {
        s->reported = zend_new_array(8);
    }
    return zend_hash_num_elements(s->reported) < MSF_MESSAGE_REPORTED_MAX && zend_hash_add_empty_element(s->reported, text) != NULL;
}

static zend_object *log_of_request(void)
{
    msf_coro *co = msf_coro_current();
    zend_object *context = co != NULL ? co->context : NULL;
    if (context == NULL || !instanceof_function(context->ce, msf_ce_abstract_context)) {
        return NULL;
    }
    zval *log = OBJ_PROP_NUM(context, MSF_CONTEXT_LOG);
    ZVAL_DEREF(log);
    return Z_TYPE_P(log) == IS_OBJECT && instanceof_function(Z_OBJCE_P(log), msf_log_ce) ? Z_OBJ_P(log) : NULL;
}

static void write_line(zend_string *text)
{
    zend_object *log = log_of_request();
    if (log != NULL) {
        msf_log_write(log, MSF_LOG_WARNING, ZSTR_VAL(text), ZSTR_LEN(text));
    } else {
        msf_writeln(ZSTR_VAL(text), ZSTR_LEN(text));
    }
}

static void call(zval *hook, zend_string *category, zval *message, zend_string *language)
{
    zval args[3], ignored;
    ZVAL_STR(&args[0], category);
    ZVAL_COPY_VALUE(&args[1], message);
    ZVAL_STR(&args[2], language);
    ZVAL_UNDEF(&ignored);
    if (!zend_is_callable(hook, 0, NULL)) {
        zend_throw_exception_ex(zend_ce_exception, 0, "The hook `missing` of category '%s' is neither callable nor 'log'.",
                                ZSTR_VAL(category));
        return;
    }
    call_user_function(NULL, NULL, hook, &ignored, 3, args);
    zval_ptr_dtor(&ignored);
}

void msf_message_source_missing(msf_message_source *s, zend_string *category, zval *message, zend_string *language)
{
    zend_string *key = zval_try_get_string(message);
    if (key == NULL) {
        return;
    }
    zend_string *text =
        zend_strpprintf(0, "i18n: no text '%s' of category %s in %s", ZSTR_VAL(key), ZSTR_VAL(category), ZSTR_VAL(language));
    zend_string_release(key);
    if (is_new(s, text)) {
        zval *hook = OBJ_PROP_NUM(&s->std, MSF_SOURCE_MISSING), held;
        ZVAL_COPY_DEREF(&held, hook);
        if (Z_TYPE(held) == IS_STRING && zend_string_equals_literal(Z_STR(held), "log")) {
            write_line(text);
        } else {
            call(&held, category, message, language);
        }
        zval_ptr_dtor(&held);
    }
    zend_string_release(text);
}
