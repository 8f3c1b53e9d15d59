#include "php/I18N/I18N.h"

#include "engine/call.h"

static HashTable *kept; /* key -> object */
static zend_long last_code;
static zend_string *last_message;

static zend_class_entry *class_of(const char *name)
{
    return msf_find_class(name, strlen(name));
}

bool msf_intl_is_loaded(void)
{
    return zend_hash_str_exists(EG(class_table), ZEND_STRL("messageformatter")) &&
           zend_hash_str_exists(EG(function_table), ZEND_STRL("intl_get_error_code"));
}

static void remember(zend_long code, zend_string *message)
{
    if (last_message != NULL) {
        zend_string_release(last_message);
    }
    last_code = code;
    last_message = message;
}

/* ICU's own exceptions (intl.use_exceptions, constructors) say no more than an error does. */
static void remember_exception(void)
{
    zend_object *e = EG(exception);
    zend_class_entry *ce = zend_hash_str_find_ptr(EG(class_table), ZEND_STRL("intlexception"));
    if (ce == NULL || !instanceof_function(e->ce, ce)) {
        return;
    }
    zval rv1, rv2;
    zval *message = zend_read_property_ex(zend_ce_exception, e, ZSTR_KNOWN(ZEND_STR_MESSAGE), 1, &rv1);
    zval *code = zend_read_property_ex(zend_ce_exception, e, ZSTR_KNOWN(ZEND_STR_CODE), 1, &rv2);
    remember(zval_get_long(code), zval_get_string(message));
    msf_drop_exception();
}

static void ask(const char *function, zval *result)
{
    zend_function *fn = zend_hash_str_find_ptr(EG(function_table), function, strlen(function));
    ZVAL_NULL(result);
    if (fn != NULL && !msf_call(NULL, fn, result, 0, NULL)) {
        ZVAL_NULL(result);
    }
}

static void remember_error(void)
{
    zval code, message;
    if (EG(exception)) {
        remember_exception();
        return;
    }
    ask("intl_get_error_code", &code);
    ask("intl_get_error_message", &message);
    remember(zval_get_long(&code), zval_get_string(&message));
    zval_ptr_dtor(&message);
}

void msf_intl_error(zend_long *code, zend_string **message)
{
    *code = last_code;
    *message = last_message != NULL ? zend_string_copy(last_message) : ZSTR_EMPTY_ALLOC();
}

static void keep(zend_string *key, zval *object)
{
    if (kept == NULL) {
        kept = zend_new_array(8);
    }
    if (zend_hash_num_elements(kept) >= MSF_INTL_KEPT_MAX) {
        zend_hash_clean(kept); /* a program that has so many patterns makes new ones all the time */
    }
    zend_hash_update(kept, key, object);
}

zend_object *msf_intl_object(const char *class_name, zend_string *key, uint32_t argc, zval *argv)
{
    zval made, *found = kept != NULL ? zend_hash_find(kept, key) : NULL;
    if (found != NULL) {
        return Z_OBJ_P(found);
    }
    zend_class_entry *ce = class_of(class_name);
    zend_function *create = ce != NULL ? MSF_METHOD(ce, "create") : NULL;
    if (create == NULL) {
        return NULL;
    }
    if (!msf_call(NULL, create, &made, argc, argv) || Z_TYPE(made) != IS_OBJECT) {
        remember_error();
        return NULL;
    }
    keep(key, &made);
    return Z_OBJ(made);
}

bool msf_intl_call(zend_object *object, const char *lc_method, zval *result, uint32_t argc, zval *argv)
{
    GC_ADDREF(object); /* what it calls may fill the cache */
    bool ok = msf_call(object, msf_method(object->ce, lc_method, strlen(lc_method)), result, argc, argv) && Z_TYPE_P(result) != IS_FALSE;
    if (!ok) {
        remember_error();
    }
    OBJ_RELEASE(object);
    return ok;
}

void msf_intl_shutdown(void)
{
    if (kept != NULL) {
        zend_array_destroy(kept);
        kept = NULL;
    }
    remember(0, NULL);
}
