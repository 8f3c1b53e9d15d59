/* Listening sockets: made by the master (before the fork), accepted on by a worker's loop. */
#ifndef MSF_NET_LISTENER_H
#define MSF_NET_LISTENER_H

#include <stdbool.h>
#include <stdint.h>
#include <uv.h>

#include "base/error.h"
#include "net/loop.h"
#include "net/timer.h"

typedef struct msf_listen_options {
    const char *host; /* IPv4, IPv6, a name (resolved on the spot, so at start-up only; IPv4 preferred), "" or "*" = all, "unix:/path" */
    int port;         /* 0 = any free one (tests) */
    int backlog;      /* default 1024 when 0; the kernel caps it at net.core.somaxconn */
    bool reuse_port;  /* SO_REUSEPORT: one socket per worker slot */
} msf_listen_options;

/* A bound, listening, non-blocking, close-on-exec socket; or a negative code with the sentence ("127.0.0.1:8000: Address already in use").
 * With reuse_port a port that another program holds without it is still refused. Fills `port_out` (may be NULL) with the real port.
 * A socket file that nobody accepts on any more is replaced; a living one is not. */
int msf_listen(const msf_listen_options *o, int *port_out, msf_error *err);

/* 0 if nobody listens there yet, else a negative code with the sentence. With SO_REUSEPORT the kernel would let a second server of the
 * same user join silently: ask this once, before the first socket of a port is made. */
int msf_listen_probe(const msf_listen_options *o, msf_error *err);

typedef struct msf_listener msf_listener;
/* `fd` is the connected, non-blocking, close-on-exec, TCP_NODELAY socket; the callee owns it. */
typedef void (*msf_accept_fn)(void *ctx, int fd);

struct msf_listener {
    uv_poll_t poll;
    msf_loop *loop;
    msf_accept_fn on_accept;
    void *ctx;
    int fd;       /* borrowed: the listener does not close it (it belongs to the master's slot) */
    int spare_fd; /* given up for a moment at EMFILE, so that a client is refused instead of spun on */
    bool open, paused;
    bool resting; /* private: out of descriptors; `rest` ends it */
    msf_timer rest;
    void (*on_closed)(msf_listener *l);
};

/* Starts accepting, in batches of up to 64 a turn. 0 or -errno. */
int msf_listener_start(msf_listener *l, msf_loop *loop, int fd, msf_accept_fn fn, void *ctx);
/* Stop and continue accepting (connection ceiling); the kernel queues meanwhile. */
void msf_listener_pause(msf_listener *l);
void msf_listener_resume(msf_listener *l);
/* Stops for good; `on_closed` (may be NULL) when libuv has let go. The descriptor stays open. */
void msf_listener_stop(msf_listener *l, void (*on_closed)(msf_listener *l));

#endif
