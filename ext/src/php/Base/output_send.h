/* Sending, for the methods of Output. */
#ifndef MSF_PHP_BASE_OUTPUT_SEND_H
#define MSF_PHP_BASE_OUTPUT_SEND_H

#include "php/Base/Output.h"

/* Log id and status of an answer whose head is not out yet; http-code goes to the log. */
void msf_output_send_head(zend_object *o, zend_long code);
/* The log id alone. */
void msf_output_send_id(zend_object *o);
/* Sets a header. False after a throw; nothing happens when the answer has ended. */
bool msf_output_header(zend_object *o, const char *name, zend_string *value);
/* JSON as a new string; NULL after a throw. */
zend_string *msf_output_encode(zval *data, int options);
/* end() with a string: head (unless it is out), body, end. The output must not be at its end. */
void msf_output_send(zend_object *o, zend_string *body, zend_long code, bool gzip);

#endif
