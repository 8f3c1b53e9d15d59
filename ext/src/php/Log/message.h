/* PHP values as text for the log. These functions may run PHP (__toString, jsonSerialize). */
#ifndef MSF_PHP_LOG_MESSAGE_H
#define MSF_PHP_LOG_MESSAGE_H

#include "php.h"

#include "base/buffer.h"
#include "base/slice.h"

#define MSF_LOG_MESSAGE_MAX (1024 * 1024) /* a longer message is cut */

#define MSF_LOG_JSON_FORM                                                                                                                  \
    (PHP_JSON_UNESCAPED_SLASHES | PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_PARTIAL_OUTPUT_ON_ERROR | PHP_JSON_INVALID_UTF8_SUBSTITUTE)

/* JSON as a new string; NULL after throwing. */
zend_string *msf_log_json(zval *value, int form);

/* The message; NULL after throwing. Released by the caller. */
zend_string *msf_log_text_of(zval *message);

/* The value of pushLog(); NULL when it is to be ignored. `length` < 0: no limit. *encode: to be URL-encoded. */
zend_string *msf_log_value_of(zval *value, zend_long length, bool *encode);

/* The first part of a too long message and what is missing, in `room` (at least 1 KiB above MSF_LOG_MESSAGE_MAX). */
msf_slice msf_log_cut(msf_slice message, msf_buffer *room);

#endif
