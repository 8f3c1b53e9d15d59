/* Reader of HTTP/1.1 responses, for the HTTP client. Strict like the request parser, of which it is the other half (parser.h). */
#ifndef MSF_HTTP_RESPARSER_H
#define MSF_HTTP_RESPARSER_H

#include <llhttp.h>

#include "base/arena.h"
#include "base/error.h"
#include "http/chunked.h"
#include "http/request.h"

struct msf_http_head;

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
    msf_arena arena; /* headers live here until msf_http_resparser_reset */
    uint32_t max_header_bytes, max_header_count;
    uint64_t max_body;
    uint64_t body_got;
    uint16_t status;
    uint8_t version_minor;
    bool head_request; /* the answer to HEAD has no body */
    bool keep_alive;   /* after on_complete: the connection may serve another request */
    bool complete;
    msf_http_header *headers;
    uint32_t header_count;
    msf_error error;             /* when feeding failed */
    struct msf_http_head *build; /* private: head under construction */
    msf_http_chunked chunked;    /* private */
    uint64_t left;               /* private: bytes of the body that are still to come, when a length was given */
    uint8_t framing;             /* private: 0 until the head is complete */
    uint8_t interim;             /* private: 1xx answers so far */
};

void msf_http_resparser_init(msf_http_resparser *p, const msf_http_resparser_events *events, uint32_t max_header_bytes,
                             uint32_t max_header_count, uint64_t max_body);
/* Ready for the next response on the same connection. */
void msf_http_resparser_reset(msf_http_resparser *p, bool head_request);
/* Bytes taken; fewer than n at the end of the message or on failure (p->error.code != 0). */
size_t msf_http_resparser_feed(msf_http_resparser *p, const char *data, size_t n);
/* The peer closed: true if that ends the message properly (no length given), false if it cut one. */
bool msf_http_resparser_finish(msf_http_resparser *p);
void msf_http_resparser_free(msf_http_resparser *p);

#endif
