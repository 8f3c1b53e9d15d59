/* The context array of a log call (PSR-3): placeholders of the message, exceptions, and the rest as JSON. Secrets in it are hidden. These
 * functions may run PHP (__toString, jsonSerialize). */
#ifndef MSF_PHP_LOG_CONTEXT_H
#define MSF_PHP_LOG_CONTEXT_H

#include "php.h"

/* What a context says; strings are owned (NULL: not said). */
typedef struct msf_log_context {
    zend_string *channel;
    zend_string *logid;
    zend_string *json;  /* the rest; NULL when empty */
    zend_string *extra; /* of processors, JSON */
} msf_log_context;

/* Fills in all but `extra`; `context` may be NULL. False after throwing. The caller releases in either case. */
bool msf_log_read_context(HashTable *context, msf_log_context *out);
void msf_log_release_context(msf_log_context *c);

/* The message with every `{key}` that the context has replaced by its value; the rest stays as it is. Takes over the reference to
 * `message`. NULL after throwing. */
zend_string *msf_log_fill_in(zend_string *message, HashTable *context);

#endif
