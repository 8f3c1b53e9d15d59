/* A connected byte stream: TCP or a unix socket, plain or, from msf_stream_connect_tls or msf_stream_accept_tls on, TLS behind the same
 * calls. Embedded in its owner. Reads go into a buffer that all streams of a loop share, so an idle stream owns no buffer; writes of one
 * turn are gathered and leave in one writev at msf_loop_flush. Callbacks run inside msf_loop_poll or msf_loop_flush; they must not run PHP
 * and must not free the owner before on_closed. */
#ifndef MSF_NET_STREAM_H
#define MSF_NET_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <uv.h>

#include "base/error.h"
#include "base/slice.h"
#include "net/loop.h"
#include "net/tls.h"

#define MSF_STREAM_READ_SIZE (64 * 1024)

typedef struct msf_stream msf_stream;

/* Those that the owner does not need may be NULL. */
typedef struct msf_stream_events {
    /* `data` is valid during the call only. Called at most a few times per turn, for fairness. */
    void (*on_data)(msf_stream *s, const char *data, size_t n);
    /* The peer will send no more (half-close); writing may still work. */
    void (*on_eof)(msf_stream *s);
    /* The stream is broken (-errno); nothing can be sent or received. Followed by on_closed only after msf_stream_close. */
    void (*on_error)(msf_stream *s, int error);
    /* The queue fell from above the high-water mark to half of it, or became empty after msf_stream_shutdown_write. Comes from
     * msf_loop_poll or msf_loop_flush, like on_error: never from inside a call of the owner. */
    void (*on_drain)(msf_stream *s);
    /* The descriptor is closed and libuv has let go: the owner may free its memory. Called exactly once per msf_stream_close. */
    void (*on_closed)(msf_stream *s);
    /* The TLS handshake is done: the peer is who it should be (as far as the context checks), data may come, and what was written meanwhile
     * leaves. A handshake that fails is an on_error with MSF_ETLS, or with the socket's own error, and msf_stream_error_text. */
    void (*on_secure)(msf_stream *s);
    /* Server side, instead of on_error: what came first was a plain HTTP request. It is dropped, the stream goes on as a plain one and may
     * be used to say so. NULL: it is an error like others. */
    void (*on_plain_http)(msf_stream *s);
} msf_stream_events;

typedef struct msf_write msf_write;
typedef struct msf_tls msf_tls;

struct msf_stream {
    uv_poll_t poll;
    const msf_stream_events *events;
    msf_loop *loop;
    msf_loop_task flush;
    msf_write *head, **tail; /* what is not sent yet, in order */
    size_t queued;           /* bytes not sent yet (files count with their remaining bytes; TLS: as they were written, not as encrypted) */
    size_t high_water;       /* bytes; see msf_stream_full */
    uint64_t bytes_in, bytes_out; /* of the owner's data: TLS counts them decrypted */
    msf_tls *tls;                 /* NULL: plain */
    int fd;                       /* -1 after msf_stream_close */
    int error;                    /* private: why sending failed, until on_error */
    uint8_t state;                /* private */
    uint8_t interest;             /* private: poll events that are on */
    bool reading;
    bool eof;
    bool above; /* the high-water mark was passed */
};

/* Takes over the descriptor (non-blocking). 0 or -errno; on failure the descriptor still belongs to the caller. Reading starts off. */
int msf_stream_open(msf_stream *s, msf_loop *loop, int fd, const msf_stream_events *events, size_t high_water);
void msf_stream_read_start(msf_stream *s);
void msf_stream_read_stop(msf_stream *s);

/* All of these queue; the bytes leave at the end of the turn. 0, -ENOMEM, or MSF_ECLOSED after an error or close. */
int msf_stream_write_copy(msf_stream *s, const char *p, size_t n);
/* `release(ctx)` is called once, when the bytes are sent or dropped; also when the call fails. A short run is copied and released at once.
 */
int msf_stream_write_ref(msf_stream *s, const char *p, size_t n, void (*release)(void *ctx), void *ctx);
/* Sends `n` bytes of `file_fd` from `offset` with sendfile; closes file_fd when done or dropped; also when the call fails. */
int msf_stream_write_file(msf_stream *s, int file_fd, int64_t offset, uint64_t n);
/* Room for up to `n` bytes directly in the stream's tail block, so that a small response is built in place; then commit what was written.
 * NULL when closed or out of memory. Nothing else may be written between the two. */
char *msf_stream_write_begin(msf_stream *s, size_t n);
void msf_stream_write_commit(msf_stream *s, size_t n);

/* Bytes of the queue that are in memory: without files. Walks the queue. */
size_t msf_stream_memory(const msf_stream *s);

/* Sends what is queued now instead of at the end of the turn. Calls release functions, but no events: those follow in msf_loop_flush. */
void msf_stream_flush(msf_stream *s);
static inline bool msf_stream_full(const msf_stream *s)
{
    return s->queued > s->high_water;
}

/* Half-closes the sending side once the queue is empty (TLS: with close_notify); on_drain tells. Nothing can be written any more. */
void msf_stream_shutdown_write(msf_stream *s);
/* Drops the queue and closes; on_closed follows in a later poll. Idempotent. TLS: says close_notify, if nothing of the queue is lost and
 * the socket takes it at once. */
void msf_stream_close(msf_stream *s);
/* The close that follows is a reset (TLS: and no close_notify), so that the peer cannot take what was sent for the whole. */
void msf_stream_reset_on_close(msf_stream *s);
bool msf_stream_closing(const msf_stream *s);

/* Peer and own address as text; buf of at least 46 bytes for ip. `port` may be NULL. unix sockets: ip "unix:", port 0. An IPv4 peer of an
 * IPv6 socket is written as IPv4. Unknown or closed: "" and 0. */
void msf_stream_peer(const msf_stream *s, char *ip, size_t ip_len, int *port);
void msf_stream_local(const msf_stream *s, char *ip, size_t ip_len, int *port);

/* ---- TLS (net/tls.h has the contexts) ----
 * An open plain stream that has nothing queued becomes TLS and begins the handshake: at once as a client, with the peer's first bytes as a
 * server. The stream reads for the handshake by itself, whether reading is on or not; on_data waits for msf_stream_read_start. The owner
 * may write at once: the bytes leave after the handshake. The handshake has no deadline of its own: the owner's timer calls
 * msf_stream_close.
 *
 * The end: on_eof comes for the peer's close_notify as well as for the end of the connection without one. Whoever takes the end for the end
 * of the message (a body without a length) must ask msf_stream_truncated.
 *
 * 0, -ENOMEM, -EINVAL with the sentence (a host that is no name; bytes are queued; TLS already), or MSF_ECLOSED. On failure the stream is
 * as before. */

/* `host`: the name or the literal address (IPv6 without brackets) that the certificate must be for; a name is sent as SNI. `session_key`:
 * under which a session is kept and resumed, such as "host:port" of the origin; it is the caller's matter that one key never stands for two
 * peers. Empty: no resumption. Both are copied. */
int msf_stream_connect_tls(msf_stream *s, msf_tls_context *ctx, msf_slice host, msf_slice session_key, msf_error *err);
int msf_stream_accept_tls(msf_stream *s, msf_tls_context *ctx, msf_error *err);

/* TLS was begun; msf_stream_is_secure: and the handshake is done. */
static inline bool msf_stream_is_tls(const msf_stream *s)
{
    return s->tls != NULL;
}
bool msf_stream_is_secure(const msf_stream *s);
/* After on_eof: the connection ended without the peer's close_notify; somebody may have cut it. Always false for plain streams. */
bool msf_stream_truncated(const msf_stream *s);
/* False, and nothing filled, before on_secure and on plain streams. Costs some microseconds: it reads the certificate. */
bool msf_stream_tls_info(const msf_stream *s, msf_tls_info *out);
/* The protocol that ALPN chose; empty: none. Cheap. */
msf_slice msf_stream_alpn(const msf_stream *s);
/* Why the stream is broken, in one sentence: in on_error and until it is closed. TLS: of the certificate ("certificate has expired
 * (CN=a.example, notAfter 2026-01-02 03:04:05 UTC)") or of the protocol ("tls: wrong version number"); else the name of `error`. Valid
 * until the stream is closed. */
const char *msf_stream_error_text(const msf_stream *s, int error);

#endif
