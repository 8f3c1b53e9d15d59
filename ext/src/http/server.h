/* The HTTP/1.1 server of one worker: connections on one or more listening sockets, requests up through a table of callbacks. */
#ifndef MSF_HTTP_SERVER_H
#define MSF_HTTP_SERVER_H

#include "base/error.h"
#include "http/limits.h"
#include "http/request.h"
#include "http/times.h"
#include "net/loop.h"
#include "net/tls.h"

typedef struct msf_http_server msf_http_server;

/* Called inside msf_loop_poll: note it and return; no PHP, no suspending. */
typedef struct msf_http_handler {
    /* Head and body are complete. The callee owns one reference and must answer (or release after on_gone). */
    void (*on_request)(void *ctx, msf_http_request *r);
    /* The client went away before the answer was complete; r->conn is NULL from now on. The callee still releases. A client that has only
     * ended its sending side is not gone (it may wait for its answers); that it does not read any more shows when they are sent. */
    void (*on_gone)(void *ctx, msf_http_request *r);
    /* A streamed answer may go on (see msf_http_res_full). */
    void (*on_drain)(void *ctx, msf_http_request *r);
    /* After msf_http_server_stop: the last connection is closed. */
    void (*on_stopped)(void *ctx);
    /* A request that the server itself refused (400, 408, 413, 414, 431, 503 ...), for the log; `r` may be half-parsed: only conn-level
     * accessors are valid. May be NULL. */
    void (*on_refused)(void *ctx, int status, const char *reason, const char *peer_ip);
    /* The client has shut its sending side down before the answer was complete. It may still read; most have gone. May be NULL. */
    void (*on_half_closed)(void *ctx, msf_http_request *r);
    /* limits.queued_bytes was passed and this client's connection will be reset: `bytes` of answers wait for it. Comes from inside the call
     * that gave the last answer. May be NULL. */
    void (*on_cut)(void *ctx, const char *peer_ip, uint64_t bytes);
} msf_http_handler;

/* Counters of this worker, plain memory written by one thread; process/ may point it into the shared scoreboard. The totals go on from what
 * is there, the last three (what is now) start at zero. */
typedef struct msf_http_stats {
    uint64_t accepted, closed, requests, responses;
    uint64_t bytes_in, bytes_out;
    uint64_t refused;   /* answered by the server itself */
    uint64_t status[6]; /* answers by class: [2] = 2xx; [0]: none of 1 to 5 */
    uint32_t connections, in_flight, idle;
} msf_http_stats;

typedef struct msf_http_options {
    msf_http_limits limits;
    const char *server_name; /* value of the Server header, "msf"; NULL = none */
    const char *upload_dir;  /* for uploads and large bodies; NULL = $TMPDIR or /tmp */
    msf_http_stats *stats;   /* NULL = own memory */
    msf_http_times *times;   /* NULL = durations are not counted; else the owner calls msf_http_times_count after every turn */
} msf_http_options;

/* NULL and `err` on failure. `handler` and `ctx` must outlive the server. */
msf_http_server *msf_http_server_new(msf_loop *loop, const msf_http_options *o, const msf_http_handler *handler, void *ctx, msf_error *err);
/* Accepts on a listening socket (borrowed); `tls` NULL: plain HTTP, else a server context, of which a reference is taken. A client has
 * limits.header_timeout for the handshake. 0 or -errno. */
int msf_http_server_listen(msf_http_server *s, int listen_fd, msf_tls_context *tls);
/* Serves one connected socket (tests, fuzzers), plain or with TLS. Takes the descriptor, also on failure. */
int msf_http_server_adopt(msf_http_server *s, int fd, msf_tls_context *tls);

/* Graceful end: stops accepting; requests already received are answered with Connection: close; idle kept-alive connections stay until they
 * speak (that request is still answered) or `drain_ms` has passed, then everything is closed. on_stopped when nothing is left. Idempotent.
 */
void msf_http_server_stop(msf_http_server *s, uint64_t drain_ms);
/* Closes the connections that wait for a request at this moment: when the whole service ends, nobody will take them over. */
void msf_http_server_close_idle(msf_http_server *s);
/* After on_stopped (also inside it), or when the loop will not run again: drops everything, calls nobody any more; requests that the
 * handler still has lose their connection. Before msf_loop_free, which gives the memory of connections back that were still open. */
void msf_http_server_free(msf_http_server *s);

const msf_http_stats *msf_http_server_stats(const msf_http_server *s);
const msf_http_limits *msf_http_server_limits(const msf_http_server *s);

/* Calls `fn` for every request that is with the handler (crash report, status). */
void msf_http_server_each(msf_http_server *s, void (*fn)(void *ctx, msf_http_request *r), void *ctx);

#endif
