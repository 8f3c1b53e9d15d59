/* HTTP/1.1 codec, reading side, on llhttp. Bytes in, messages out; no I/O, so it can be fed split at every offset.
 *
 * The request parser builds msf_http_request objects: head bytes are gathered in a buffer from a free list (head.h) and copied into the
 * request's own block when the head is complete (a request outlives the loop's read buffer); bodies go to memory, an unlinked file or the
 * multipart parser. Refusals come back as an HTTP status. llhttp reads the heads; line structure and body framing are checked by us,
 * strictly and in the same way for every version and build of llhttp (head.h, chunked.h). Responses: resparser.h. */
#ifndef MSF_HTTP_PARSER_H
#define MSF_HTTP_PARSER_H

#include <llhttp.h>

#include "http/body.h"
#include "http/chunked.h"
#include "http/limits.h"
#include "http/request.h"
#include "http/resparser.h"

typedef struct msf_http_parser msf_http_parser;
struct msf_http_head;
struct msf_http_multipart;

typedef struct msf_http_parser_events {
    /* A request's first byte arrived (deadline for the header starts). */
    void (*on_begin)(msf_http_parser *p);
    /* The head is complete. 0 = go on, or a status to refuse with before any body byte is taken. `expect_continue`: the client waits for
     * 100. */
    int (*on_head)(msf_http_parser *p, msf_http_request *r, bool expect_continue);
    /* Complete; the receiver owns the parser's reference. */
    void (*on_request)(msf_http_parser *p, msf_http_request *r);
} msf_http_parser_events;

struct msf_http_parser {
    llhttp_t llhttp;
    const msf_http_limits *limits;
    const char *upload_dir;
    const msf_http_parser_events *events;
    msf_http_request *r;                  /* being parsed; NULL between requests */
    struct msf_http_multipart *multipart; /* private: reads the current body; NULL when it is not multipart */
    struct msf_http_head *build;          /* private: head under construction; NULL when idle */
    msf_http_body body;                   /* private */
    msf_http_chunked chunked;             /* private */
    uint64_t body_length;                 /* private: Content-Length; UINT64_MAX when the body is chunked */
    uint64_t body_got;                    /* bytes of the current body so far */
    uint8_t empty_lines;                  /* private: bytes of CRLF skipped in front of a request */
    uint16_t status;                      /* why feeding ended, 0 = it did not */
    const char *reason;                   /* sentence for the log and the error body */
    bool in_body;
    bool want_pause;
};

/* No allocation; an idle parser owns no memory. `limits`, `upload_dir` and `events` must outlive it. */
void msf_http_parser_init(msf_http_parser *p, const msf_http_limits *limits, const char *upload_dir, const msf_http_parser_events *events);
/* Drops a half-parsed request. */
void msf_http_parser_reset(msf_http_parser *p);

/* Feeds bytes. Returns how many were taken: all of them, or fewer when msf_http_parser_pause was called from on_request (feed the rest
 * again later) or when the message was refused: then p->status is the answer to give (400, 413, 414, 417, 431, 500, 501, 505, 507, or what
 * on_head returned) with p->reason, the half-parsed request is gone, and nothing more may be fed. */
size_t msf_http_parser_feed(msf_http_parser *p, const char *data, size_t n);
void msf_http_parser_pause(msf_http_parser *p);
/* The peer ended its side. True if that was between messages, false if it cut one. */
bool msf_http_parser_finish(msf_http_parser *p);

#endif
