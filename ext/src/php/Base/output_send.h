/* Sending, for the methods of Output. */
#ifndef MSF_PHP_BASE_OUTPUT_SEND_H
#define MSF_PHP_BASE_OUTPUT_SEND_H

#include "php/Base/Output.h"

/* Log id and status of an answer whose head is not out yet; http-code goes to the log. */
void msf_output_send_head(zend_object *o, zend_long code);
/* end() with a string: head (unless it is out), body, end. The output must not be at its end. */
void msf_output_send(zend_object *o, zend_string *body, zend_long code, bool gzip);

#endif
