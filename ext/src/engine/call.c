#include "engine/call.h"

static bool call(zend_object *object, zend_function *fn, zval *result, uint32_t argc, zval *argv, HashTable *args)
{
    zval ignored;
    zval *out = result ? result : &ignored;
    ZVAL_UNDEF(out);
    ZEND_ASSERT(!EG(exception) && "a call needs a clean slate");
    zend_call_known_function(fn, object, object ? object->ce : NULL, out, argc, argv, args);
    if (EG(exception)) {
        zval_ptr_dtor(out);
        ZVAL_UNDEF(out);
        return false;
    }
    if (!result) {
        zval_ptr_dtor(out);
    }
    return true;
}

bool msf_call(zend_object *object, zend_function *fn, zval *result, uint32_t argc, zval *argv)
{
    return call(object, fn, result, argc, argv, NULL);
}

bool msf_call_array(zend_object *object, zend_function *fn, zval *result, HashTable *args)
{
    return call(object, fn, result, 0, NULL, args && zend_hash_num_elements(args) ? args : NULL);
}

bool msf_is_exit(zend_object *exception)
{
    return exception && (zend_is_unwind_exit(exception) || zend_is_graceful_exit(exception));
}

bool msf_is_fatal_unwind(void)
{
    return CG(unclean_shutdown) && msf_is_exit(EG(exception));
}

zend_object *msf_take_exception(void)
{
    zend_object *e = EG(exception);
    if (e) {
        GC_ADDREF(e);
        zend_clear_exception();
    }
    return e;
}

void msf_drop_exception(void)
{
    if (EG(exception)) {
        zend_clear_exception();
    }
}

zend_class_entry *msf_find_class(const char *name, size_t len)
{
    zend_string *s = zend_string_init(name, len, 0);
    zend_class_entry *ce = zend_lookup_class(s);
    zend_string_release(s);
    return ce;
}
