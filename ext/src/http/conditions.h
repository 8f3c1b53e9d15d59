/* Conditional requests (RFC 9110 section 13) and byte ranges (section 14): reading what the client asks for. Sends nothing. */
#ifndef MSF_HTTP_CONDITIONS_H
#define MSF_HTTP_CONDITIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "http/request.h"

#define MSF_RANGES_MAX 16 /* of one request; more of them mean the whole */

/* White space at both ends is left out. */
msf_slice msf_http_trim(msf_slice s);

/* Weak comparison of `tag` (in quotes, with or without W/) with each of a list. "*" is like all of them. */
bool msf_http_tag_listed(msf_slice list, msf_slice tag);

/* The client has this version already: by If-None-Match when it sent one, else by If-Modified-Since. `tag`: MSF_SLICE_NONE when there is
 * none; `mtime` in s, -1 when unknown. Looks at the headers only: conditions count for GET and HEAD. */
bool msf_http_not_modified(msf_http_request *r, msf_slice tag, int64_t mtime);

typedef struct msf_http_range {
    uint64_t first, last; /* both are part of it */
} msf_http_range;

typedef enum msf_http_range_kind { MSF_RANGE_WHOLE, MSF_RANGE_PART, MSF_RANGE_PARTS, MSF_RANGE_UNSATISFIABLE } msf_http_range_kind;

/* Reads a Range header for `size` bytes: those that can be satisfied, in the order of the header. What is not well-formed, has more than
 * MSF_RANGES_MAX ranges, or asks for more bytes in parts than the whole has, means the whole. */
msf_http_range_kind msf_http_parse_range(msf_slice value, uint64_t size, msf_http_range out[MSF_RANGES_MAX], uint32_t *count);

#endif
