/* HTTP/1.1 codec, reading side, on llhttp in its strict mode. Bytes in, messages out; no I/O, so it can be fed split at every offset.
 *
 * The request parser builds msf_http_request objects: head bytes are copied once into the request's arena as they arrive (a request outlives the
 * loop's read buffer), bodies go to memory, an unlinked file or the multipart parser. Refusals come back as an HTTP status. */
#ifndef MSF_HTTP_PARSER_H
#define MSF_HTTP_PARSER_H

#include <llhttp.h>

#include "http/limits.h"
#include "base/error.h"
#include "http/request.h"

typedef struct msf_http_parser msf_http_parser;
struct msf_http_multipart;

typedef struct msf_http_parser_events {
    /* A request's first byte arrived (deadline for the header starts). */
    void (*on_begin)(msf_http_parser *p);
    /* The head is complete. 0 = go on, or a status to refuse with before any body byte is taken. `expect_continue`: the client waits for 100. */
    int (*on_head)(msf_http_parser *p, msf_http_request *r, bool expect_continue);
    /* Complete; the receiver owns the parser's reference. */
    void (*on_request)(msf_http_parser *p, msf_http_request *r);
} msf_http_parser_events;

struct msf_http_parser {
    llhttp_t llhttp;
    const msf_http_limits *limits;
    const char *upload_dir;
    const msf_http_parser_events *events;
    msf_http_request *r;     /* being parsed; NULL between requests */
    struct msf_http_multipart *multipart;
    void *build;             /* private: head under construction, from a freelist; NULL when idle */
    uint64_t body_got;       /* bytes of the current body so far */
    uint16_t status;         /* why feeding ended, 0 = it did not */
    const char *reason;      /* sentence for the log and the error body */
    bool in_body;
    bool want_pause;
};

/* No allocation; an idle parser owns no memory. `limits`, `upload_dir` and `events` must outlive it. */
void msf_http_parser_init(msf_http_parser *p, const msf_http_limits *limits, const char *upload_dir, const msf_http_parser_events *events);
/* Drops a half-parsed request. */
void msf_http_parser_reset(msf_http_parser *p);

/* Feeds bytes. Returns how many were taken: all of them, or fewer when msf_http_parser_pause was called from on_request (feed the rest again later) or
 * when the message was refused: then p->status is the answer to give (400, 413, 414, 417, 431, 501, 505) and nothing more may be fed. */
size_t msf_http_parser_feed(msf_http_parser *p, const char *data, size_t n);
void msf_http_parser_pause(msf_http_parser *p);
/* The peer ended its side. True if that was between messages, false if it cut one. */
bool msf_http_parser_finish(msf_http_parser *p);

/* An empty request with one reference, its arena ready (tests, and the parser itself). */
msf_http_request *msf_http_request_new(void);

/* ---- reading responses (HTTP client) ---- */
typedef struct msf_http_resparser msf_http_resparser;

typedef struct msf_http_resparser_events {
    /* Header lines are complete (also for 1xx, which are passed over: not reported). 0 = go on; negative = stop. */
    int (*on_head)(msf_http_resparser *p);
    /* A piece of the de-chunked body; valid during the call. 0 = go on; negative = stop. */
    int (*on_body)(msf_http_resparser *p, const char *data, size_t n);
    void (*on_complete)(msf_http_resparser *p);
} msf_http_resparser_events;

struct msf_http_resparser {
    llhttp_t llhttp;
    const msf_http_resparser_events *events;
    msf_arena arena;          /* headers live here until msf_http_resparser_reset */
    uint32_t max_header_bytes, max_header_count;
    uint64_t max_body;
    uint64_t body_got;
    uint16_t status;
    uint8_t version_minor;
    bool head_request;        /* the answer to HEAD has no body */
    bool keep_alive;          /* after on_complete: the connection may serve another request */
    bool complete;
    msf_http_header *headers;
    uint32_t header_count;
    msf_error error;          /* when feeding failed */
    void *build;              /* private */
    size_t header_used;
};

void msf_http_resparser_init(msf_http_resparser *p, const msf_http_resparser_events *events, uint32_t max_header_bytes, uint32_t max_header_count,
                             uint64_t max_body);
/* Ready for the next response on the same connection. */
void msf_http_resparser_reset(msf_http_resparser *p, bool head_request);
/* Bytes taken; fewer than n at the end of the message or on failure (p->error.code != 0). */
size_t msf_http_resparser_feed(msf_http_resparser *p, const char *data, size_t n);
/* The peer closed: true if that ends the message properly (no length given), false if it cut one. */
bool msf_http_resparser_finish(msf_http_resparser *p);
void msf_http_resparser_free(msf_http_resparser *p);

#endif
