/* The server's inside, private to http/: one connection, its requests in order, and what the response functions need of both.
 *
 * A connection is stream + parser + list of unanswered requests. It is freed in the stream's on_closed and nowhere else; everything before
 * that only changes its phase. A request points to its connection until its answer is complete in the stream's queue or the connection is
 * lost. */
#ifndef MSF_HTTP_CONNECTION_H
#define MSF_HTTP_CONNECTION_H

#include "base/list.h"
#include "http/compress.h"
#include "http/parser.h"
#include "http/request.h"
#include "http/server.h"
#include "net/listener.h"
#include "net/stream.h"
#include "net/timer.h"

#define MSF_LINGER_MS    2000  /* an answered connection waits this long for the client to close ... */
#define MSF_LINGER_BYTES 65536 /* ... and drops this much of what it still sends */
#define MSF_HEADERS_MAX  16384 /* bytes of response header lines that the application may set */
#define MSF_COPY_MAX     2048  /* bodies up to this size are copied behind their head, so that both leave as one block */
#define MSF_STREAM_BOUND 4     /* a streamed answer may wait with this many times write_high_water, then MSF_ETOOBIG */

/* msf_http_response.state */
enum {
    MSF_RES_BEGUN = 1,    /* status and headers are fixed */
    MSF_RES_EMITTED = 2,  /* the head is in the stream's queue */
    MSF_RES_COMPLETE = 4, /* its length is known: Content-Length */
    MSF_RES_NO_BODY = 8,  /* HEAD, 204, 304: body bytes are dropped */
    MSF_RES_HANDLER = 16, /* counted in in_flight */
    MSF_RES_WAITING = 32  /* msf_http_res_full said true: on_drain is owed */
};

/* msf_http_response.own */
enum { MSF_OWN_SERVER = 1, MSF_OWN_DATE = 2, MSF_OWN_ENCODING = 4 };

typedef enum msf_conn_phase {
    MSF_CONN_OPEN,
    MSF_CONN_DRAINING, /* the last answer is queued: send it, then shut the sending side down */
    MSF_CONN_LINGER,   /* shut down: wait for the client to close, so that it can read the answer */
    MSF_CONN_CLOSED    /* msf_stream_close was called */
} msf_conn_phase;

typedef enum msf_conn_receiving { MSF_RECV_NONE, MSF_RECV_HANDSHAKE, MSF_RECV_HEAD, MSF_RECV_BODY } msf_conn_receiving;

struct msf_http_conn {
    msf_stream stream;
    msf_http_parser parser;
    msf_timer timer;     /* the only one: see connection_timer.c */
    msf_list in_server;  /* server->conns; the freelist uses .next */
    msf_list in_service; /* server->service */
    msf_list requests;   /* unanswered, oldest first */
    msf_http_server *server;
    char *rest; /* bytes read behind a pause of the parser; NULL most of the time */
    const char *refuse_reason;
    uint64_t timer_at;        /* when the timer will fire, as far as the connection knows */
    uint64_t since;           /* begin of what is waited for: head, body, idle time, lingering */
    uint64_t last_in;         /* last bytes received while in a body */
    uint64_t progress_at;     /* last time the send queue was seen to move, 0 = it was empty ... */
    uint64_t progress;        /* ... and bytes_out then */
    uint64_t counted_out;     /* bytes_out already in the statistics */
    uint64_t held;            /* bytes in memory of answers whose turn has not come */
    uint64_t counted, newest; /* see budget.c: its share of server->queued, and how much of it the newest answer is */
    uint32_t rest_at, rest_n; /* what of it is left */
    uint32_t waiting;         /* length of `requests` */
    uint32_t served;
    uint32_t dropped;       /* bytes ignored behind the last request */
    uint16_t refuse_status; /* an error answer that waits for the earlier answers */
    uint8_t phase;          /* msf_conn_phase */
    uint8_t receiving;      /* msf_conn_receiving */
    bool feeding;           /* inside the parser: answers given now must not touch it */
    bool last_seen;         /* no further request will be taken */
    bool closing;           /* an answer with "Connection: close" is queued */
    bool eof;
    bool doomed; /* to be dropped with a reset in the next poll */
    bool want_continue;
    bool idle;
    msf_http_peer peer;
};

typedef struct msf_http_listen {
    struct msf_http_listen *next;
    msf_http_server *server;
    msf_tls_context *tls; /* NULL: plain */
    msf_listener listener;
} msf_http_listen;

struct msf_http_server {
    msf_loop *loop;
    const msf_http_handler *handler;
    void *ctx;
    msf_http_limits limits;
    msf_http_stats *stats, own_stats;
    msf_http_times *times;
    char *upload_dir;
    msf_list conns;
    uint64_t queued;  /* at least what all of them have in memory for their clients, see budget.c */
    msf_list service; /* connections with work that must not run under PHP's feet; done in the next poll */
    msf_timer service_timer;
    msf_timer drain_timer;
    msf_http_conn *free;
    uint32_t free_count;
    uint32_t live;      /* connections, closing ones included */
    uint32_t listening; /* listeners that libuv still knows */
    uint64_t tick;      /* ms: the shortest deadline; a busy connection's timer fires this often */
    msf_http_listen *listeners;
    bool paused, stopping, stopped, freeing;
    msf_gzip gzip;
    int64_t date_second;
    uint16_t prefix_n, status_n; /* of prefix; of its status line */
    char prefix[160];            /* "HTTP/1.1 200 OK\r\nServer: ...\r\nDate: ...\r\n", made once per second */
    char server_name[64];
};

/* ---- server.c ---- */
void msf_http_server_conn_closed(msf_http_server *s, msf_http_conn *c);
/* The cached beginning of a head, for this second. */
void msf_http_server_refresh_date(msf_http_server *s);

/* ---- connection.c ---- */
/* NULL when the socket cannot be watched; then the descriptor still belongs to the caller. */
msf_http_conn *msf_http_conn_open(msf_http_server *s, int fd, msf_tls_context *tls);
/* Drops everything: requests are told (on_gone), the socket is closed. */
void msf_http_conn_lost(msf_http_conn *c);
/* ---- budget.c ---- */
/* An answer of `newest` bytes has joined what waits for the client. May doom this connection, or another one. */
void msf_http_conn_count_queued(msf_http_conn *c, uint64_t newest);

/* Something for the next poll: resume parsing, tell on_drain, or drop the connection. */
void msf_http_conn_ask_service(msf_http_conn *c);
void msf_http_conn_service(msf_http_conn *c);
/* Unusable (broken, cut, no memory): nothing is taken any more, dropped with a reset in the next poll. */
void msf_http_conn_doom(msf_http_conn *c);
/* An answer for the request at the head of the list is complete in the queue: goes on to the next ones. */
void msf_http_conn_answered(msf_http_conn *c, msf_http_request *r);
/* Takes the request away from its connection without an answer. `tell`: on_gone if the handler has it. */
void msf_http_conn_detach(msf_http_conn *c, msf_http_request *r, bool tell);
/* Looks at what has changed: whether to read, to be idle, to close. Nothing while the parser runs. */
void msf_http_conn_settle(msf_http_conn *c);

static inline msf_http_conn *msf_http_conn_of(msf_stream *s)
{
    return MSF_CONTAINER_OF(s, msf_http_conn, stream);
}

static inline msf_http_request *msf_http_conn_first(const msf_http_conn *c)
{
    return msf_list_empty(&c->requests) ? NULL : MSF_CONTAINER_OF(c->requests.next, msf_http_request, in_conn);
}

static inline void msf_http_conn_set_idle(msf_http_conn *c, bool idle)
{
    if (c->idle != idle) {
        c->idle = idle;
        c->server->stats->idle += idle ? 1 : (uint32_t)-1;
    }
}

static inline void msf_http_conn_count_out(msf_http_conn *c)
{
    c->server->stats->bytes_out += c->stream.bytes_out - c->counted_out;
    c->counted_out = c->stream.bytes_out;
}

/* ---- connection_input.c ---- */
extern const msf_http_parser_events msf_http_conn_parser_events;
void msf_http_conn_on_data(msf_stream *st, const char *data, size_t n);
void msf_http_conn_on_eof(msf_stream *st);
/* Goes on with bytes that were read behind a pause, if there is room for their requests. */
void msf_http_conn_resume(msf_http_conn *c);
/* Ends the taking of requests with an error answer; it leaves behind the earlier answers, then the connection closes. */
void msf_http_conn_refuse(msf_http_conn *c, int status, const char *reason);
/* Forgets a half-received request and unparsed bytes. */
void msf_http_conn_drop_input(msf_http_conn *c);

/* ---- connection_peer.c ---- */
const msf_http_peer *msf_http_conn_peer(msf_http_conn *c);

/* ---- connection_timer.c ---- */
void msf_http_conn_timer_init(msf_http_conn *c);
/* Bytes arrived: makes sure that the timer looks at the connection soon enough. No heap operation most of the time. */
void msf_http_conn_watch(msf_http_conn *c);
/* The phase changed: `ms` from now the timer must look. */
void msf_http_conn_watch_in(msf_http_conn *c, uint64_t ms);
/* Milliseconds of body that pass before the receive rate counts; 5000, shorter in the tests. */
extern uint32_t msf_http_rate_grace;

/* ---- response_head.c ---- */
/* An upper bound for the next call. */
size_t msf_http_head_max(const msf_http_request *r);
/* Writes the head and returns its end. Sets res.close when the connection ends behind this answer. */
char *msf_http_head_write(msf_http_request *r, char *at);

/* ---- response_send.c ---- */
/* The turn of a begun answer has come: sends its head and what was held. */
void msf_http_answer_turn(msf_http_conn *c, msf_http_request *r);
void msf_http_answer_drop(msf_http_request *r);
/* A short text/plain answer by the server itself. */
void msf_http_answer_error(msf_http_request *r, int status, const char *reason);

#endif
