/* JSON text below the layer that has PHP's encoder. */
#ifndef MSF_BASE_JSON_H
#define MSF_BASE_JSON_H

#include "base/buffer.h"

/* A quoted string (RFC 8259, section 7). What is no UTF-8 becomes '?', byte by byte above 0x7f. 0 or MSF_ETOOBIG; then nothing was added.
 */
int msf_json_string(msf_buffer *b, const char *p, size_t n);

#endif
