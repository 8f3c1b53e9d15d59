/* Calling PHP from C. Every function leaves EG(exception) as PHP does; none catches. */
#ifndef MSF_ENGINE_CALL_H
#define MSF_ENGINE_CALL_H

#include "php.h"
#include "zend_exceptions.h"

/* Calls `fn` on `object`. True: *result is owned by the caller. False: an exception is pending and *result is UNDEF. `result` may be NULL.
 */
bool msf_call(zend_object *object, zend_function *fn, zval *result, uint32_t argc, zval *argv);

/* The same with the arguments of an array: values in order, string keys as named arguments. `args` may be NULL. */
bool msf_call_array(zend_object *object, zend_function *fn, zval *result, HashTable *args);

/* The method by its lower-case name; NULL when the class has none. */
static inline zend_function *msf_method(const zend_class_entry *ce, const char *lc_name, size_t len)
{
    return (zend_function *)zend_hash_str_find_ptr(&ce->function_table, lc_name, len);
}

/* The method if PHP code defines or overrides it; NULL when there is none or it is one of ours: then the caller does the work in C. */
static inline zend_function *msf_user_method(const zend_class_entry *ce, const char *lc_name, size_t len)
{
    zend_function *fn = msf_method(ce, lc_name, len);
    return fn && fn->type == ZEND_USER_FUNCTION ? fn : NULL;
}

#define MSF_METHOD(ce, lc_literal)      msf_method(ce, lc_literal, sizeof(lc_literal) - 1)
#define MSF_USER_METHOD(ce, lc_literal) msf_user_method(ce, lc_literal, sizeof(lc_literal) - 1)

/* exit() or a graceful end of the coroutine, not a Throwable. */
bool msf_is_exit(zend_object *exception);

/* True when the pending exception is the unwinding after an exhausted memory limit: newer PHP engines report that error between two
 * instructions and then unwind as exit() does. The process is as damaged as after any other fatal error. */
bool msf_is_fatal_unwind(void);
/* Takes the pending exception (the caller owns the reference); NULL when there is none. */
zend_object *msf_take_exception(void);

/* Takes the pending exception and drops it. */
void msf_drop_exception(void);

/* Class by name, with autoload. NULL without an exception when there is no such class; an exception of the autoloader stays pending. */
zend_class_entry *msf_find_class(const char *name, size_t len);

#endif
