/* Splitting of query strings, urlencoded bodies and Cookie headers into pairs, and percent-decoding. No arrays here: names such as "a[b][]"
 * are turned into PHP arrays above (engine/value, with PHP's own rules). */
#ifndef MSF_HTTP_FORM_H
#define MSF_HTTP_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

/* Decodes %XX (and '+' to space if `plus`) into `out` (at least s.n bytes); returns the decoded length. Broken escapes stay as they are. */
size_t msf_http_decode(msf_slice s, bool plus, char *out);

/* Iterates pairs separated by '&'. `*at` is the cursor, 0 at first. Empty pairs are passed over. False at the end. A pair without '=' has
 * value "". Raw slices; decode with msf_http_decode(…, true, …). */
bool msf_http_form_next(msf_slice s, size_t *at, msf_slice *name, msf_slice *value);

/* Iterates a Cookie header by PHP's rules: separated by ';', leading white space of names is dropped, the value is everything behind the
 * first '=', pairs without a name are passed over. Values: msf_http_decode(…, false, …); names are not decoded. */
bool msf_http_cookie_next(msf_slice s, size_t *at, msf_slice *name, msf_slice *value);

typedef enum msf_http_listed {
    MSF_HTTP_LISTED_NOT,
    MSF_HTTP_LISTED_REFUSED, /* named with q=0 */
    MSF_HTTP_LISTED
} msf_http_listed;

/* Looks for `token` in a comma-separated header value (ASCII case-insensitive, commas inside quoted strings do not separate). */
msf_http_listed msf_http_list_find(msf_slice header, msf_slice token);
/* True if a comma-separated header value contains `token` (ASCII case-insensitive, parameters ignored, q=0 counts as absent). */
bool msf_http_list_has(msf_slice header, msf_slice token);

#endif
