/* What may stand where a host is expected. Private to net/. */
#ifndef MSF_NET_HOSTNAME_H
#define MSF_NET_HOSTNAME_H

#include "base/error.h"
#include "base/slice.h"
#include "net/ip.h"

#define MSF_HOSTNAME_SIZE  256 /* bytes of a normal name, with its NUL */
#define MSF_HOSTNAME_SHOWN 100 /* bytes of a name in a sentence */

typedef enum msf_host_kind {
    MSF_HOST_IP,
    MSF_HOST_LOCAL, /* "localhost" or below it (RFC 6761): this machine, nobody is asked */
    MSF_HOST_NAME
} msf_host_kind;

/* Fills `ip`, or the lower-case, NUL-terminated `name` (MSF_HOSTNAME_SIZE). A kind, or -EINVAL with the sentence. Names as in RFC 1123,
 * with underscores (containers have them); up to 253 bytes and a dot at the end. Not a name: one whose last label is a number, since
 * getaddrinfo would read "10.1" or "0x7f.1" as an address. */
int msf_host_classify(msf_slice text, msf_ip *ip, char *name, msf_error *err);

/* `text` for a sentence: cut, nothing but printable ASCII. `out` of MSF_HOSTNAME_SHOWN + 4 bytes; returned. */
char *msf_host_shown(msf_slice text, char *out);

#endif
