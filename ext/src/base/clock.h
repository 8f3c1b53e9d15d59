/* Time. Wall and monotonic clocks, and the HTTP date of the current second, formatted once per second and process. */
#ifndef MSF_BASE_CLOCK_H
#define MSF_BASE_CLOCK_H

#include <stdint.h>

#include "base/slice.h"

#define MSF_HTTP_DATE_LEN 29 /* "Sun, 22 Nov 2026 10:00:00 GMT" */

uint64_t msf_clock_mono_us(void);
uint64_t msf_clock_wall_us(void);

/* The IMF-fixdate (RFC 9110 5.6.7) of `unix_s` into `out` (MSF_HTTP_DATE_LEN bytes, no NUL). */
void msf_clock_http_date(int64_t unix_s, char *out);
/* The same for now; the slice is valid until the next call. */
msf_slice msf_clock_http_now(void);
/* Seconds since 1970 of an IMF-fixdate, RFC 850 or asctime date; -1 when it is none. */
int64_t msf_clock_parse_http_date(msf_slice s);

#endif
