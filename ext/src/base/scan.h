/* How far a run of bytes goes that needs no attention. Sixteen bytes at a time where the processor can: these are the loops over every byte
 * of a request's head, of an answer's header values and of a log line. */
#ifndef MSF_BASE_SCAN_H
#define MSF_BASE_SCAN_H

#include <stddef.h>

/* The place of the first control character but the tab (below 0x20, and 0x7f); `n` when there is none. */
size_t msf_scan_text(const char *p, size_t n);
/* The place of the first byte that JSON or a terminal may care about: control characters, '"', '\\', and what is not ASCII. */
size_t msf_scan_plain(const char *p, size_t n);

#endif
