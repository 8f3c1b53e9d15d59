/* Streamed answers, for the methods of Output and for EventStream. */
#ifndef MSF_PHP_BASE_OUTPUT_STREAM_H
#define MSF_PHP_BASE_OUTPUT_STREAM_H

#include "php/Base/Output.h"

/* One piece; waits while the client reads too slowly. False when the client is gone, the answer has ended, or after a throw. */
bool msf_output_write(zend_object *o, zend_string *piece, zend_long code);

/* Bytes behind the head that has left: waits as above. */
bool msf_output_put(msf_http_request *req, const char *p, size_t n);

/* Every value of an array or Traversable is a piece, then the answer ends. False as above; after a throw the answer stays open, and ends
 * with a reset when nobody catches. */
bool msf_output_stream(zend_object *o, zval *pieces, zend_long code);

#endif
