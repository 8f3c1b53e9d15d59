/* PG\AOP\Wrapper and PG\AOP\Factory. */
#ifndef MSF_PHP_AOP_WRAPPER_H
#define MSF_PHP_AOP_WRAPPER_H

#include "php.h"

extern zend_class_entry *msf_ce_aop_wrapper; /* PG\AOP\Wrapper */
extern zend_class_entry *msf_ce_aop_factory; /* PG\AOP\Factory */

void msf_register_aop_wrapper(void);
void msf_register_aop_factory_base(void);

typedef struct msf_wrapper {
    zend_object *instance; /* owns a reference; NULL before the constructor and after destroy() */
    zval bag;              /* properties of the wrapper: array or UNDEF */
    zval before, after;    /* lists of callables: arrays or UNDEF */
    bool adapts;           /* generators as results are run to their end outside of a server */
    zend_object std;
} msf_wrapper;

static inline msf_wrapper *msf_wrapper_from(zend_object *o)
{
    return (msf_wrapper *)((char *)o - offsetof(msf_wrapper, std));
}

/* A new one around `instance` (reference taken). */
zend_object *msf_wrapper_new(zend_object *instance);
/* Appends to `before` or `after`. */
void msf_wrapper_add(zval *list, zval *callable);
/* A call through the wrapper, wrapper_call.c. `arguments` is an array (borrowed). On a throw *result is UNDEF. */
void msf_wrapper_call(msf_wrapper *w, zend_string *method, zval *arguments, zval *result);

#endif
