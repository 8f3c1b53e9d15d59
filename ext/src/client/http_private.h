/* What the files of the HTTP client share. Private to client/http_*.c. */
#ifndef MSF_CLIENT_HTTP_PRIVATE_H
#define MSF_CLIENT_HTTP_PRIVATE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "client/http.h"
#include "client/decode.h"
#include "client/url.h"
#include "http/resparser.h"
#include "net/connect.h"
#include "net/stream.h"

enum { MSF_HTTP_CALL_ROOM = 1024, MSF_HTTP_CALL_HIGH_WATER = 256 * 1024 };

struct msf_http_client {
    msf_loop *loop;
    msf_resolver *resolver;
    msf_connpool *pool;
    msf_tls_context *tls; /* of calls that bring none; made when it is first needed */
    uint32_t calls;
    msf_http_step failed_step; /* of the connection whose msf_connpool_failed runs now */
};

/* A connection: connecting, then perhaps the handshake of TLS, then idle or serving `call`. Freed by the stream's on_closed, or at once
 * when there is no stream yet. */
typedef struct msf_http_link {
    msf_connpool_conn pooled;
    msf_stream stream;
    msf_http_client *client;
    msf_http_call *call;  /* NULL while idle */
    msf_connect *connect; /* while connecting */
    msf_timer timer;      /* of the handshake */
    uint32_t tls_ms;
    bool opening;
    msf_tls_context *tls; /* from the start to the end of the handshake; NULL: plain */
    uint64_t resolve_us, connect_us, tls_us, tls_since_us;
    msf_slice host;        /* in `text`: for the certificate */
    msf_slice session_key; /* "host:port", in `text` */
    char ip[MSF_IP_TEXT];
    char text[];
} msf_http_link;

typedef enum call_state {
    CALL_WAITING, /* for a connection */
    CALL_RUNNING, /* has `link` */
    CALL_OVER
} call_state;

struct msf_http_call {
    msf_http_resparser parser;
    msf_http_client *client;
    const msf_http_call_events *events;
    void *ctx;
    msf_http_link *link;
    msf_connpool_want want;
    msf_timer timer;
    msf_loop_task later; /* what must not happen inside msf_http_call_start */
    msf_http_result result;
    msf_http_call_options o; /* with defaults; slices point into the arena */
    msf_url url;             /* of o.url */
    msf_slice key;           /* of the pool */
    msf_slice head;          /* request head, ready to send */
    msf_buffer collected;
    msf_decode *decode;           /* from the first byte of a coded body on */
    uint64_t start_in, start_out; /* of the stream when the request began */
    uint64_t seen_out;            /* bytes sent when the timer last looked */
    uint64_t progress_ms;         /* when something last moved */
    uint64_t expect_at;           /* ms; the body waits until then. 0: it does not */
    uint64_t body_left;           /* of a streamed body with a length */
    call_state state;
    uint32_t depth; /* callbacks of this call that run */
    bool freed;     /* by its owner, while one of them ran */
    bool head_method, idempotent;
    bool source_used; /* something of a streamed body was taken */
    bool sent;        /* the request is queued completely */
    bool answered;    /* the first byte came */
    bool complete;    /* the response is */
    bool redirecting; /* and it is one that is followed */
    bool paused;
    bool no_memory; /* to send; the task ends the call */
    msf_arena arena;
    char room[MSF_HTTP_CALL_ROOM];
};

/* ---- http_request.c ---- */
/* Copies and checks the request, writes its head and the pool's key. 0, or a code with the sentence. */
int msf_http_call_prepare(msf_http_call *c, const msf_http_call_options *o, msf_error *err);
/* The same for what is in c->o already, with the user information of a former URL of the same origin (may be empty). */
int msf_http_call_build(msf_http_call *c, msf_slice userinfo, msf_error *err);

/* ---- http_redirect.c ---- */
/* The head is there: it is a redirect that is to be followed. */
bool msf_http_call_is_redirect(const msf_http_call *c);
/* Its body is small enough to be read to its end. */
bool msf_http_call_redirect_skips(const msf_http_call *c);
/* Goes there, or fails. The connection is given back already. */
void msf_http_call_follow(msf_http_call *c);

/* ---- http_link.c ---- */
extern const msf_connpool_protocol msf_http_link_protocol;
/* The connection goes: out of the pool and closed. */
void msf_http_link_discard(msf_http_link *l);
/* The call has its connection: sends the request on it. */
void msf_http_link_begin(msf_http_link *l, msf_http_call *c);

/* ---- http_send.c ---- */
void msf_http_call_send_init(msf_http_call *c);
void msf_http_call_send(msf_http_call *c);
/* "100 Continue", or the wait for it is over. */
void msf_http_call_continue(msf_http_call *c);
void msf_http_call_drained(msf_http_call *c);

/* ---- http_response.c ---- */
void msf_http_call_parser_init(msf_http_call *c);
void msf_http_call_input(msf_http_call *c, const char *p, size_t n);
/* The peer closed (error 0), or the connection broke. */
void msf_http_call_lost(msf_http_call *c, int error);

/* ---- http_timer.c ---- */
void msf_http_call_timer_init(msf_http_call *c);
/* Something moved. */
static inline void msf_http_call_moved(msf_http_call *c)
{
    c->progress_ms = msf_loop_now(c->client->loop);
}
/* To the earliest deadline. */
void msf_http_call_arm(msf_http_call *c);

/* ---- http_call.c ---- */
/* Around everything that calls the owner: the call's memory stays until the last leave. */
static inline void msf_http_call_enter(msf_http_call *c)
{
    c->depth++;
}
void msf_http_call_leave(msf_http_call *c);
/* There is a TLS context for it. */
bool msf_http_call_has_tls(msf_http_call *c, msf_error *err);
/* Takes a connection of the pool. */
void msf_http_call_take(msf_http_call *c);
/* Ends the call; without a code it went well. The connection is gone or given back already, or it is discarded here. */
void msf_http_call_end(msf_http_call *c);
/* Ends the call with an error of which `format` says what happened; host, address and duration are added. */
void msf_http_call_fail(msf_http_call *c, msf_http_step step, int code, const char *format, ...) __attribute__((format(printf, 4, 5)));
msf_http_step msf_http_call_step(const msf_http_call *c);

#endif
