#include "php/I18N/I18N.h"

#include "engine/coroutine.h"
#include "php/Helpers/Context.h"

/* What the application has put into the context with setUserDefined('language', ...). */
static zend_string *of_request(void)
{
    msf_coro *co = msf_coro_current();
    zend_object *context = co != NULL ? co->context : NULL;
    if (context == NULL || !instanceof_function(context->ce, msf_ce_context)) {
        return NULL;
    }
    zval *values = OBJ_PROP_NUM(context, MSF_CONTEXT_USER_DEFINED);
    ZVAL_DEREF(values);
    zval *language = Z_TYPE_P(values) == IS_ARRAY ? zend_hash_str_find(Z_ARRVAL_P(values), ZEND_STRL("language")) : NULL;
    if (language == NULL) {
        return NULL;
    }
    ZVAL_DEREF(language);
    return Z_TYPE_P(language) == IS_STRING && Z_STRLEN_P(language) > 0 ? Z_STR_P(language) : NULL;
}

zend_string *msf_i18n_language(zend_string *given)
{
    zend_string *language = given != NULL && ZSTR_LEN(given) > 0 ? given : of_request();
    return language != NULL ? zend_string_copy(language) : zend_string_init(ZEND_STRL("en_us"), 0);
}
