/* PHP values as text for the log. These functions may run PHP (__toString, jsonSerialize). */
#ifndef MSF_PHP_LOG_MESSAGE_H
#define MSF_PHP_LOG_MESSAGE_H

#include "php.h"

#include "base/buffer.h"
#include "base/slice.h"

#define MSF_LOG_MESSAGE_MAX (1024 * 1024) /* a longer message is cut */

/* What a record's context array says; strings are owned (NULL: not said). */
typedef struct msf_log_context {
    zend_string *channel;
    zend_string *logid;
    zend_string *json; /* the rest; NULL when empty */
} msf_log_context;

/* The message; NULL after throwing. Released by the caller. */
zend_string *msf_log_text_of(zval *message);
/* `context` may be NULL. False after throwing; then nothing is to be released. */
bool msf_log_read_context(HashTable *context, msf_log_context *out);
void msf_log_release_context(msf_log_context *c);

/* The value of pushLog(); NULL when it is to be ignored. `length` < 0: no limit. *encode: to be URL-encoded. */
zend_string *msf_log_value_of(zval *value, zend_long length, bool *encode);

/* The first part of a too long message and what is missing, in `room` (at least 1 KiB above MSF_LOG_MESSAGE_MAX). */
msf_slice msf_log_cut(msf_slice message, msf_buffer *room);

#endif
