/* The answer to one request. Part of msf_http_request; every call takes the request. An answer is complete (end, file) or streamed (write
 * ... end). Answers of pipelined requests leave in order; an early one waits, bounded by the pipeline limit. All calls are safe when the
 * client is gone: they return MSF_ECLOSED. */
#ifndef MSF_HTTP_RESPONSE_H
#define MSF_HTTP_RESPONSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

struct msf_http_request;
struct msf_write;

typedef struct msf_http_resheader {
    struct msf_http_resheader *next;
    msf_slice name; /* canonical: First-Letters-Upper */
    msf_slice value;
} msf_http_resheader;

typedef struct msf_http_response {
    uint16_t status; /* 200 */
    uint8_t state;   /* private: MSF_RES_* of connection.h */
    uint8_t own;     /* private: headers that replace a default or matter to compression, MSF_OWN_* */
    uint8_t gzip;    /* level asked for by msf_http_res_gzip; 0 = off */
    bool head_sent;
    bool ended;
    bool chunked;
    bool close; /* close the connection behind this answer */
    msf_http_resheader *headers, *last;
    msf_slice content_type;     /* p == NULL: "text/html" is sent */
    uint64_t body_bytes;        /* of the body given by the caller, before compression */
    void *held;                 /* private: bytes of an answer whose turn has not come */
    uint64_t length;            /* private: Content-Length of a complete answer */
    uint32_t header_bytes;      /* private: of all header lines */
    struct msf_gzip_stream *gz; /* private: of a streamed answer that is compressed */
} msf_http_response;

/* Reason phrase; "Unknown" for codes without one. */
const char *msf_http_reason(int status);

void msf_http_res_status(struct msf_http_request *r, int status);
/* Sets (replaces) a header; the name is canonicalised, the value copied. Content-Length, Transfer-Encoding and Connection are the server's
 * own: setting the first two returns -EINVAL, "Connection: close" is honoured. MSF_EINJECT on CR, LF, NUL or a name that is no token;
 * MSF_ECLOSED when the head is out; MSF_ETOOBIG past 16 KiB of header values. */
int msf_http_res_header(struct msf_http_request *r, msf_slice name, msf_slice value);
/* The same for what every answer has, without a look at the name and a copy of it: `name` is a literal in canonical form, and none of those
 * that the server makes itself or looks at (Server, Date, Content-*, Connection, Transfer-Encoding). */
int msf_http_res_header_known(struct msf_http_request *r, msf_slice name, msf_slice value);
/* Content-Type; `type` is a literal. */
int msf_http_res_type(struct msf_http_request *r, msf_slice type);
/* The same as msf_http_res_header but keeps earlier ones (Set-Cookie, Link, Vary). */
int msf_http_res_header_add(struct msf_http_request *r, msf_slice name, msf_slice value);
void msf_http_res_header_remove(struct msf_http_request *r, msf_slice name);
msf_slice msf_http_res_header_get(struct msf_http_request *r, msf_slice name);

/* Compress with this level (1-9) if the client accepts it, the body has at least limits.gzip_min bytes and its type is text-like; adds
 * Vary. */
void msf_http_res_gzip(struct msf_http_request *r, int level);

/* Complete answer: head + body are queued as one write. The body is copied. 204, 304 and HEAD send no body bytes (HEAD keeps
 * Content-Length). A second end returns MSF_ECLOSED. */
int msf_http_res_end(struct msf_http_request *r, const char *body, size_t n);
/* The same without a copy: release(ctx) once when sent or dropped, also on failure. For bodies above a few KiB. */
int msf_http_res_end_ref(struct msf_http_request *r, const char *body, size_t n, void (*release)(void *), void *ctx);

/* Streaming: sends the head first time (chunked on 1.1, until close on 1.0), then a piece. Copied. MSF_ETOOBIG (nothing taken) while four
 * times limits.write_high_water wait already: the caller has not heeded msf_http_res_full. */
int msf_http_res_write(struct msf_http_request *r, const char *p, size_t n);
/* True while more than limits.write_high_water bytes wait on the connection, or the answer's turn has not come: the caller should wait for
 * on_drain. */
bool msf_http_res_full(struct msf_http_request *r);

/* A file as body with sendfile: conditional (If-None-Match, If-Modified-Since, If-Range), Range (several as multipart/byteranges), HEAD,
 * ETag, Last-Modified. `content_type` may be MSF_SLICE_NONE. Closes fd in any case. Returns the status sent (404 when fd is no regular
 * file), or MSF_ECLOSED when nothing can be sent any more. Conditions and ranges apply to status 200 only. */
int msf_http_res_file(struct msf_http_request *r, int fd, msf_slice content_type);

/* End the exchange without another byte: the connection is reset (streamed answer that failed half-way, so that the client sees it). */
void msf_http_res_abort(struct msf_http_request *r);

#endif
