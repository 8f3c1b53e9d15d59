/* Request targets (RFC 9112 section 3.2) and Host values. Pure functions over slices; nothing is decoded and nothing allocated. */
#ifndef MSF_HTTP_TARGET_H
#define MSF_HTTP_TARGET_H

#include <stdbool.h>

#include "base/slice.h"

typedef struct msf_http_target {
    msf_slice path;  /* begins with '/', or is "*"; a literal "/" when an absolute-form target has no path */
    msf_slice query; /* behind the first '?'; p == NULL without one */
    msf_slice host;  /* authority of an absolute-form target; p == NULL for the other forms */
} msf_http_target;

/* Splits `target`. `options`: the method is OPTIONS, the only one that may ask for "*". False when the target is not one that a server
 * answers: a relative path, a foreign scheme, user information, a fragment, a control byte or a space; or a byte above 0x7e, which RFC 3986
 * wants encoded and which builds of llhttp treat differently. Slices point into `target`. */
bool msf_http_target_parse(msf_slice target, bool options, msf_http_target *out);

/* uri-host [":" port] of RFC 3986; the empty value is valid (a target without authority). */
bool msf_http_host_valid(msf_slice host);

/* A token of RFC 9110 section 5.6.2 (method, header name): one or more tchar. */
bool msf_http_is_token(msf_slice s);

#endif
