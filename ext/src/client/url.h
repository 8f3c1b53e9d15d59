/* Absolute http and https URLs (RFC 3986), for clients. Nothing is decoded; slices point into the text. */
#ifndef MSF_CLIENT_URL_H
#define MSF_CLIENT_URL_H

#include <stdbool.h>

#include "base/error.h"
#include "base/slice.h"

#define MSF_URL_MAX 8192 /* bytes of a URL */

typedef struct msf_url {
    bool tls;           /* https */
    bool has_port;      /* `port` is another one than the scheme's */
    bool ipv6;          /* `host` is an IPv6 literal */
    int port;           /* 1 to 65535 */
    msf_slice host;     /* without brackets */
    msf_slice path;     /* as written; empty means "/" */
    msf_slice query;    /* behind '?'; p == NULL without one */
    msf_slice userinfo; /* "name:password", percent-encoded; p == NULL without one */
} msf_url;

/* 0, or a code and the sentence with the URL: -EINVAL, MSF_ETOOBIG, MSF_EINJECT (a control byte). A fragment is cut off. Passwords do not
 * appear in the sentence. */
int msf_url_parse(msf_slice text, msf_url *u, msf_error *err);

/* Bytes that msf_url_target may write, at most. */
size_t msf_url_target_max(const msf_url *u);
/* Path and query as a request line carries them: what may not stand there (bytes above 0x7e, quotes, a '%' that begins no escape) is
 * percent-encoded. Returns the end. */
char *msf_url_target(const msf_url *u, char *out);
/* "host", "host:port" or "[v6]:port": the port only when it is not the scheme's, or with `always`. Returns the end. At most host + 9 bytes.
 */
char *msf_url_authority(const msf_url *u, bool always, char *out);

#endif
