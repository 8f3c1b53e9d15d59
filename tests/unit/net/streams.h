/* What the tests of streams share: a pair of sockets, one end of which is a stream that notes its events. */
#ifndef MSF_UNIT_STREAMS_H
#define MSF_UNIT_STREAMS_H

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "base/buffer.h"
#include "net/stream.h"
#include "unit.h"

typedef struct tap {
    msf_stream stream;
    msf_buffer got;
    int peer; /* the other end, non-blocking */
    int datas, eofs, errors, drains, closes;
    int error;
    void (*in_data)(struct tap *t); /* what the callbacks do besides noting; may be NULL */
    void (*in_eof)(struct tap *t);
    void (*in_error)(struct tap *t);
    void (*in_drain)(struct tap *t);
} tap;

static msf_loop *loop;

static tap *tap_of(msf_stream *s)
{
    return MSF_CONTAINER_OF(s, tap, stream);
}

static void act(tap *t, void (*fn)(tap *))
{
    if (fn != NULL) {
        fn(t);
    }
}

static void tap_data(msf_stream *s, const char *data, size_t n)
{
    tap *t = tap_of(s);
    CHECK_INT(t->closes + t->errors + t->eofs, 0);
    t->datas++;
    CHECK_INT(msf_buffer_append(&t->got, data, n), 0);
    act(t, t->in_data);
}

static void tap_eof(msf_stream *s)
{
    tap *t = tap_of(s);
    t->eofs++;
    CHECK_INT(t->eofs, 1);
    act(t, t->in_eof);
}

static void tap_error(msf_stream *s, int error)
{
    tap *t = tap_of(s);
    t->errors++;
    CHECK_INT(t->errors, 1);
    t->error = error;
    act(t, t->in_error);
}

static void tap_drain(msf_stream *s)
{
    tap *t = tap_of(s);
    t->drains++;
    act(t, t->in_drain);
}

static void tap_closed(msf_stream *s)
{
    tap *t = tap_of(s);
    t->closes++;
    CHECK_INT(t->closes, 1);
}

static const msf_stream_events tap_events = {
    .on_data = tap_data,
    .on_eof = tap_eof,
    .on_error = tap_error,
    .on_drain = tap_drain,
    .on_closed = tap_closed,
};

static void tap_open_fd(tap *t, int fd, int peer, size_t high_water)
{
    memset(t, 0, sizeof *t);
    msf_buffer_init(&t->got, 64 << 20);
    t->peer = peer;
    CHECK_INT(msf_stream_open(&t->stream, loop, fd, &tap_events, high_water), 0);
}

/* Over a pair of unix sockets. */
static inline void tap_open(tap *t, size_t high_water)
{
    int fds[2];
    CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds), 0);
    tap_open_fd(t, fds[0], fds[1], high_water);
}

/* Over TCP on the loopback. */
static inline void tap_open_tcp(tap *t, size_t high_water)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof a;
    int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK_INT(bind(server, (struct sockaddr *)&a, sizeof a), 0);
    CHECK_INT(listen(server, 1), 0);
    CHECK_INT(getsockname(server, (struct sockaddr *)&a, &len), 0);
    int peer = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK_INT(connect(peer, (struct sockaddr *)&a, sizeof a), 0);
    int fd = accept4(server, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    CHECK(fd >= 0);
    fcntl(peer, F_SETFL, O_NONBLOCK);
    close(server);
    tap_open_fd(t, fd, peer, high_water);
}

/* One turn without waiting. */
static inline void turn(void)
{
    msf_loop_poll(loop, false);
    msf_loop_flush(loop);
}

/* Turns until the condition holds; a test that waits for ever meets its time limit. */
#define UNTIL(cond)                                                                                                                        \
    do {                                                                                                                                   \
        while (!(cond)) {                                                                                                                  \
            turn();                                                                                                                        \
        }                                                                                                                                  \
    } while (0)

/* Closes both ends and frees; the stream must be open or broken. */
static inline void tap_end(tap *t)
{
    msf_stream_close(&t->stream);
    UNTIL(t->closes == 1);
    if (t->peer >= 0) {
        close(t->peer);
    }
    msf_buffer_free(&t->got);
}

/* What the peer can read now. */
static inline size_t peer_read(tap *t, char *out, size_t max)
{
    ssize_t n = recv(t->peer, out, max, 0);
    CHECK(n >= 0 || errno == EAGAIN);
    return n < 0 ? 0 : (size_t)n;
}

static inline void peer_write(tap *t, const char *text)
{
    CHECK_INT(send(t->peer, text, strlen(text), MSG_NOSIGNAL), strlen(text));
}

/* The next close of the peer is a reset. */
static inline void peer_reset(tap *t)
{
    struct linger hard = {1, 0};
    CHECK_INT(setsockopt(t->peer, SOL_SOCKET, SO_LINGER, &hard, sizeof hard), 0);
    close(t->peer);
    t->peer = -1;
}

static inline void small_send_buffer(tap *t)
{
    int size = 4096;
    CHECK_INT(setsockopt(t->stream.fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size), 0);
}

/* Bytes that differ by position, so that a lost or doubled piece shows. */
static inline char pattern(size_t i)
{
    return (char)(i * 7 + i / 251);
}

static inline char *make_pattern(size_t n)
{
    char *p = malloc(n);
    for (size_t i = 0; i < n; i++) {
        p[i] = pattern(i);
    }
    return p;
}

/* Reads at the peer, turning the loop, until `n` bytes came, and checks them. */
static inline void expect_pattern(tap *t, size_t n)
{
    char piece[9000];
    for (size_t done = 0; done < n;) {
        size_t got = peer_read(t, piece, sizeof piece);
        for (size_t i = 0; i < got; i++) {
            CHECK_INT(piece[i], pattern(done + i));
        }
        done += got;
        CHECK(done <= n);
        if (got == 0) {
            turn();
        }
    }
}

#endif
