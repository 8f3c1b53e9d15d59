/* The HTTP/1.1 client, without PHP: one client per loop, any number of calls at once. A call sends one request on a pooled, kept-alive
 * connection and reports one response. Everything after msf_http_call_start happens in polls of the loop; callbacks may call any function
 * of their call, free it too.
 *
 * A request that was sent on a kept-alive connection, which turned out to be closed before the first byte of an answer, is sent once more
 * on a fresh connection if nothing can happen twice: an idempotent method (GET, HEAD, OPTIONS, TRACE, PUT, DELETE), or nothing of it had
 * left. A streamed body that has begun is never sent again. */
#ifndef MSF_CLIENT_HTTP_H
#define MSF_CLIENT_HTTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"
#include "client/pool.h"
#include "http/request.h"
#include "net/ip.h"
#include "net/loop.h"
#include "net/resolver.h"
#include "net/tls.h"

typedef struct msf_http_client msf_http_client;
typedef struct msf_http_call msf_http_call;

#define MSF_HTTP_CALL_OFF UINT32_MAX

/* ---- the client ---- */

/* `resolver` is borrowed and outlives the client; NULL: only addresses and socket files can be called. `pool` may be NULL: defaults. NULL
 * when memory is out. */
msf_http_client *msf_http_client_new(msf_loop *loop, msf_resolver *resolver, const msf_connpool_options *pool);
/* No call is left (asserted). Closes the connections; the memory of those that libuv still holds goes with the next polls or with
 * msf_loop_free. NULL is fine. */
void msf_http_client_free(msf_http_client *c);
/* Before a worker leaves: no connection is kept any more; calls go on and may begin. */
void msf_http_client_drain(msf_http_client *c);
/* Counters for Monitor; its keys are "http://host:port", "https://host:port" and the like. Only for reading. */
const msf_connpool *msf_http_client_pool(const msf_http_client *c);

/* ---- a request ---- */

/* Zero means the default, in each field. Everything but `body` is copied by msf_http_call_start. */
typedef struct msf_http_call_options {
    msf_slice method; /* a token; "" is GET */
    msf_slice url;    /* absolute (client/url.h). User information becomes Authorization: Basic, unless `headers` have an Authorization */
    msf_slice unix_path; /* of a socket file: connect there; `url` still says Host and path */
    /* Host replaces ours. Ours alone are Content-Length, Transfer-Encoding and Connection: they are left out here, but "Connection: close"
     * counts as no_keep_alive and "Expect: 100-continue" as expect_continue. A name that is no token or a control byte in a value is
     * refused; Upgrade is refused too. */
    const msf_http_header *headers;
    uint32_t header_count;
    msf_slice body;       /* borrowed until the call is freed */
    bool stream_body;     /* instead of `body`: it comes by msf_http_call_write */
    bool has_body_length; /* of a streamed body: its length is known, ... */
    uint64_t body_length; /* ... else it is sent chunked */
    bool expect_continue; /* the body waits for "100 Continue", for expect_ms at most */
    bool no_keep_alive;   /* a connection of its own, closed afterwards */
    bool no_retry;        /* never sent a second time */
    const msf_ips *ips;   /* known addresses of the host: no look-up */
    msf_tls_context *tls; /* of https; retained. NULL: the system's store, everything checked. Each context has connections of its own */

    /* How many redirects are followed; 0: none, they are answers like others. 301 and 302 turn POST into GET, 303 everything but HEAD; 307
     * and 308 send the same again, unless the body was streamed. To another origin Authorization, Cookie, Host and Origin do not go along;
     * user information in a Location is not used. One more, or one that cannot be followed, is an error. */
    uint32_t max_redirects;
    bool allow_downgrade; /* from https to http */

    /* Time-outs in ms. Each error says which one ended. MSF_HTTP_CALL_OFF: none. */
    uint32_t wait_ms;       /* for a connection of the pool, opening included (60 s) */
    uint32_t connect_ms;    /* resolving and connecting (10 s) */
    uint32_t tls_ms;        /* the handshake (10 s) */
    uint32_t first_byte_ms; /* from the request's last byte to the answer's first (60 s) */
    uint32_t between_ms;    /* between two pieces of the answer, or without progress in sending (60 s) */
    uint32_t total_ms;      /* everything (none) */
    uint32_t expect_ms;     /* (1 s) */

    uint32_t max_header_bytes; /* of the answer (64 KiB) */
    uint32_t max_header_count; /* (200) */
    /* Accept-Encoding is not sent, and a coded body comes as it is. Else it is sent (unless `headers` have one, or a Range) and bodies in
     * gzip, deflate and br are decoded (client/decode.h); parts (206) and other codings come as they are. */
    bool no_decode;
    uint64_t max_body; /* bytes of the answer's body, sent and decoded (collected: 32 MiB; streamed: no ceiling) */
} msf_http_call_options;

/* Where a call is, or where it failed. */
typedef enum msf_http_step {
    MSF_HTTP_STEP_POOL,       /* waits for a connection */
    MSF_HTTP_STEP_RESOLVE,    /* the name */
    MSF_HTTP_STEP_CONNECT,    /* TCP, or the socket file */
    MSF_HTTP_STEP_TLS,        /* the handshake */
    MSF_HTTP_STEP_SEND,       /* the request leaves */
    MSF_HTTP_STEP_FIRST_BYTE, /* the request has left */
    MSF_HTTP_STEP_HEAD,       /* the answer has begun */
    MSF_HTTP_STEP_BODY,
    MSF_HTTP_STEP_DONE
} msf_http_step;

/* Valid until the call is freed; grows while the call goes on. */
typedef struct msf_http_result {
    /* 0, or the code (-ETIMEDOUT, -ECONNREFUSED, MSF_ENONAME, MSF_EPROTO, MSF_ETOOBIG, MSF_ECLOSED, ...) and the sentence:
     * "api.example:8080: no first byte of the answer within 500 ms (10.0.0.1, 512 ms after the start)". */
    msf_error error;
    msf_http_step step; /* of the failure, or DONE */
    uint16_t status;    /* 0 before the head */
    uint8_t version_minor;
    const msf_http_header *headers; /* names as received */
    uint32_t header_count;
    msf_slice body;       /* collected */
    char ip[MSF_IP_TEXT]; /* the peer; "unix:" of a socket file, "" before one was connected */
    bool reused;          /* the connection had served before */
    msf_slice url;        /* asked last: after redirects another one */
    uint32_t redirects;
    uint32_t retries;    /* 0 or 1, see above */
    uint64_t started_us; /* msf_clock_mono_us */
    /* Microseconds since started_us; 0: not reached. */
    uint64_t connected_us; /* it has a connection */
    uint64_t first_byte_us, total_us;
    uint64_t resolve_us, connect_us, tls_us; /* durations; 0 when the connection was there */
    bool decoded;                            /* the body is, although the headers still say Content-Encoding */
    uint64_t received;                       /* bytes of the body as they came */
} msf_http_result;

typedef struct msf_http_call_events {
    /* The response's head is there. May be NULL. */
    void (*on_head)(msf_http_call *c);
    /* A piece of the body, valid during the call. NULL: the body is collected into the result. After msf_http_call_pause what one read
     * brought (64 KiB at most) still comes. */
    void (*on_body)(msf_http_call *c, const char *p, size_t n);
    /* stream_body: write now, until msf_http_call_full. Comes first when the connection is there, then each time the queue has run low. */
    void (*on_writable)(msf_http_call *c);
    /* It is over, well or not. Once, and the last one; not after msf_http_call_free. */
    void (*on_done)(msf_http_call *c);
} msf_http_call_events;

/* NULL and the sentence for a request that is refused: a broken URL, method or header (-EINVAL, MSF_EINJECT, MSF_ETOOBIG), too many that
 * wait (MSF_ETOOBIG), -ENOMEM. `events` is static. */
msf_http_call *msf_http_call_start(msf_http_client *client, const msf_http_call_options *o, const msf_http_call_events *events, void *ctx,
                                   msf_error *err);
/* At any time, by whoever started it; cancels when it is not over: a request that was sent costs its connection. NULL is fine. */
void msf_http_call_free(msf_http_call *c);

void *msf_http_call_ctx(const msf_http_call *c);
const msf_http_result *msf_http_call_result(const msf_http_call *c);
/* The first header of that name (any case); p == NULL when there is none. */
msf_slice msf_http_call_header(const msf_http_call *c, msf_slice name);

/* Back-pressure of the answer: reading stops and between_ms rests, until resumed. */
void msf_http_call_pause(msf_http_call *c);
void msf_http_call_resume(msf_http_call *c);

/* A streamed body. 0, MSF_ECLOSED (not or no more writable), MSF_ETOOBIG (beyond body_length), -ENOMEM. The bytes are copied. */
int msf_http_call_write(msf_http_call *c, const char *p, size_t n);
/* The body is complete. Also -EINVAL: less than body_length came; the call fails with it. */
int msf_http_call_write_end(msf_http_call *c);
/* More than the high-water mark (256 KiB) is queued: wait for on_writable. */
bool msf_http_call_full(const msf_http_call *c);

#endif
