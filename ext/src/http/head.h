/* The head of a message while it arrives, for both directions. Bytes are copied once into one buffer; llhttp is given complete lines of it,
 * so that every slice lies in one piece and the outcome does not depend on how the bytes were split.
 *
 * The line structure is checked here and not left to llhttp: Debian 12's sources are built in their loose grammar, which takes a bare LF,
 * any byte behind a CR and spaces in header names, and 9.x draws these lines elsewhere again. Refused here, whatever llhttp thinks: bare CR
 * or LF, control bytes, folded lines, names that are no token, and everything beyond the limits, at the byte that goes beyond.
 *
 * Heads come from a small free list, as they live only from the first byte to the empty line. One thread per process. */
#ifndef MSF_HTTP_HEAD_H
#define MSF_HTTP_HEAD_H

#include <llhttp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* Offsets into msf_http_head.data. */
typedef struct msf_http_field {
    uint32_t name, name_len, value, value_len;
} msf_http_field;

typedef struct msf_http_head_limits {
    uint32_t line;  /* first line without CRLF -> 414 */
    uint32_t bytes; /* header lines with their CRLF, the empty line excluded -> 431 */
    uint32_t count; /* header lines -> 431 */
} msf_http_head_limits;

typedef struct msf_http_head {
    struct msf_http_head *next_free; /* private */
    char *data;
    uint32_t len, cap;
    uint32_t executed;     /* private: bytes that llhttp has seen */
    uint32_t line_end;     /* private: end of the last complete line */
    uint32_t line_len;     /* private: of the line under construction */
    uint32_t header_bytes; /* private */
    uint32_t lines;        /* complete lines so far, the empty one excluded */
    uint32_t first_line;   /* length of the first line, once lines > 0 */
    msf_http_field *fields;
    uint32_t field_count, field_cap;
    uint32_t url, url_len; /* of a request */
    bool cr;               /* private: the last byte was CR */
    bool complete;         /* the empty line was seen, by us and by llhttp */
    bool parsed;           /* private: llhttp says the same */
    bool no_memory;        /* private */
    const char *reason;    /* of a refusal */
} msf_http_head;

/* NULL when memory is out. Ready for `llhttp`, which is initialised too (type: HTTP_REQUEST or HTTP_RESPONSE). */
msf_http_head *msf_http_head_new(llhttp_t *llhttp, llhttp_type_t type);
/* `h` may be NULL. */
void msf_http_head_free(msf_http_head *h);

/* Takes bytes up to the end of the head: `*taken` of them. 0, or the status of a refusal (400, 414, 431, 500, 501, 505; a response parser
 * reads each as a broken message) with h->reason. */
int msf_http_head_take(msf_http_head *h, llhttp_t *llhttp, const msf_http_head_limits *limits, const char *data, size_t n, size_t *taken);

#endif
