/* Processors: callables of the application that see every record of a logger before it is written (as those of Monolog), last pushed first.
 * They get and return an array with message, context, level, level_name, channel, logId, datetime and extra. What the request's logger was
 * given goes with the access line; what the server's logger was given before, every request has. */
#ifndef MSF_PHP_LOG_PROCESSORS_H
#define MSF_PHP_LOG_PROCESSORS_H

#include "php/Log/context.h"
#include "php/Log/logger.h"

/* Runs them over a record: *text (owned) and *context (borrowed; *record keeps it alive, released by the caller) may be others afterwards,
 * *extra is the JSON of what they added or NULL. False after throwing, then *text is released. */
bool msf_log_process(zend_object *o, int level, zend_string **text, HashTable **context, zend_string **extra, zval *record);

/* Back to what the logger began with. */
void msf_log_forget_processors(logger *l);

#endif
