/* Reader of the chunked transfer coding (RFC 9112 section 7.1), for both directions. Strict where request smuggling begins: CRLF only,
 * hexadecimal digits only, no white space around the size. Extensions and trailers are read, bounded and dropped. It is our own because
 * llhttp 8.1 in the loose grammar of Debian's sources takes any byte behind a CR here. */
#ifndef MSF_HTTP_CHUNKED_H
#define MSF_HTTP_CHUNKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

enum {
    MSF_HTTP_CHUNK_LINE_MAX = 1024,       /* bytes of one size line */
    MSF_HTTP_CHUNK_EXTENSION_MAX = 16384, /* bytes of all extensions of one body */
    MSF_HTTP_TRAILER_MAX = 8192,          /* bytes of all trailer lines */
};

typedef struct msf_http_chunked {
    uint64_t left;       /* private: of the current chunk, or its size while the digits arrive */
    uint32_t extensions; /* private */
    uint16_t line;       /* private: bytes of the current line */
    uint16_t trailers;   /* private: bytes of trailer lines */
    uint8_t digits;      /* private */
    uint8_t state;       /* private */
    bool done;
    const char *error; /* a sentence once the coding is broken, else NULL */
} msf_http_chunked;

static inline void msf_http_chunked_init(msf_http_chunked *c)
{
    *c = (msf_http_chunked){0};
}

/* Reads on until there is a piece of payload, the end, an error, or no more input. Returns the bytes taken; `piece` lies inside `data` and
 * may be empty. Feed again while bytes are left and neither done nor error is set. */
size_t msf_http_chunked_next(msf_http_chunked *c, const char *data, size_t n, msf_slice *piece);

#endif
