/* What the header lines say about the message's body and connection (RFC 9112 sections 6 and 9), for both directions. This is where request
 * smuggling is decided: everything that two implementations might read in two ways is refused. */
#ifndef MSF_HTTP_FRAMING_H
#define MSF_HTTP_FRAMING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "http/request.h"

typedef struct msf_http_framing {
    uint64_t length; /* of Content-Length */
    bool has_length;
    bool chunked;
    bool close;      /* Connection names "close" */
    bool keep_alive; /* Connection names "keep-alive" */
} msf_http_framing;

/* 0, or 400 (ambiguous or malformed), 501 (a transfer coding other than chunked) and *reason. */
int msf_http_framing_read(const msf_http_header *headers, uint32_t count, uint8_t version_minor, msf_http_framing *out,
                          const char **reason);

#endif
