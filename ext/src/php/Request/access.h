/* The request's lines in the log, from C. All of it is silent where there is no logger. */
#ifndef MSF_PHP_REQUEST_ACCESS_H
#define MSF_PHP_REQUEST_ACCESS_H

#include "php.h"

#include "base/slice.h"

/* The logger of a context; NULL without one. Borrowed. */
zend_object *msf_access_log(zend_object *context);
void msf_access_push_long(zend_object *context, msf_slice key, zend_long value);
/* A line of its own; `level` is an MSF_LOG_* of php/Log/PGLog.h. Without a context, or without a logger in it, the server's own logger
 * takes it. */
void msf_access_write(zend_object *context, int level, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* What was thrown, with its trace, at error level. The exception state must be clear and is clear afterwards. */
void msf_access_exception(zend_object *context, const char *prefix, zend_object *exception);

#endif
