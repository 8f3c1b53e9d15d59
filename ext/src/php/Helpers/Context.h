/* The context of a request. All of it is in declared properties, at fixed slots: the collector, var_dump and serialisation need no help. */
#ifndef MSF_PHP_HELPERS_CONTEXT_H
#define MSF_PHP_HELPERS_CONTEXT_H

#include "php.h"

extern zend_class_entry *msf_ce_abstract_context; /* PG\Context\AbstractContext */
extern zend_class_entry *msf_ce_context;          /* PG\MSF\Helpers\Context */

void msf_register_abstract_context(void);
void msf_register_context(void);

/* Slots, in the order of the two stubs. */
enum {
    MSF_CONTEXT_LOG_ID,
    MSF_CONTEXT_LOG,
    MSF_CONTEXT_REQUEST_ID,
    MSF_CONTEXT_INPUT,
    MSF_CONTEXT_OUTPUT,
    MSF_CONTEXT_OBJECT_POOL,
    MSF_CONTEXT_CONTROLLER_NAME,
    MSF_CONTEXT_ACTION_NAME,
    MSF_CONTEXT_USER_DEFINED,
    MSF_CONTEXT_SLOTS
};

/* A context without a request. */
zend_object *msf_context_new(void);
/* Forgets names, log id, user data and dynamic properties; the links to input, output, log and pool stay. */
void msf_context_clear(zend_object *context);

#endif
