/* Connecting: a host and a port, or the path of a socket file, to a connected descriptor. PHP-free, never blocks.
 *
 * A name is resolved first (net/resolver.h). Its addresses are tried in the resolver's order with "happy eyeballs" (RFC 8305): the next one
 * begins when the one before has failed, or has not answered within `stagger_ms`; the first that answers wins and the others are dropped.
 * The resolver is told which addresses were good and which were not, so the next connect begins with a good one. */
#ifndef MSF_NET_CONNECT_H
#define MSF_NET_CONNECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"
#include "net/ip.h"
#include "net/loop.h"
#include "net/resolver.h"

typedef struct msf_connect msf_connect;

/* 0 or NULL means the default. Everything is copied by msf_connect_start. */
typedef struct msf_connect_options {
    msf_slice host;       /* name, IPv4, IPv6 (with or without brackets), or "unix:/path/of.sock" */
    int port;             /* 1 to 65535; ignored with unix: */
    const msf_ips *ips;   /* known already: the name is not resolved; it serves for messages and for the resolver's notes */
    uint32_t total_ms;    /* resolving and connecting together (30 s) */
    uint32_t resolve_ms;  /* resolving (what total_ms leaves) */
    uint32_t attempt_ms;  /* one address (10 s): a black hole does not use up the time of the other ones */
    uint32_t stagger_ms;  /* (250) */
    uint32_t keepalive_s; /* idle seconds before TCP probes the peer (60); MSF_CONNECT_OFF: no probes */
    bool delay;           /* Nagle's algorithm on: TCP_NODELAY is set unless this is true */
    msf_slice bind;       /* own address to use; addresses of the other family are then skipped */
} msf_connect_options;

#define MSF_CONNECT_OFF UINT32_MAX

typedef enum msf_connect_step {
    MSF_CONNECT_SETUP,   /* the options are wrong, or the system has no descriptor left */
    MSF_CONNECT_RESOLVE, /* the name */
    MSF_CONNECT_TCP      /* connecting, of unix sockets too */
} msf_connect_step;

typedef struct msf_connect_result {
    int fd;                /* connected, non-blocking, close-on-exec; the callee's from now on. -1: failed */
    msf_connect_step step; /* failed: in which step */
    /* failed: a code (-ECONNREFUSED, -ETIMEDOUT, -EHOSTUNREACH, -EINVAL, MSF_ENONAME, MSF_ERESOLVE, MSF_ETOOBIG, ...) and the sentence:
     * "api.example:443: not connected: 10.0.0.1: Connection refused; 10.0.0.2: no answer within 3000 ms". With several addresses the
     * code is that of the last one that failed, -ETIMEDOUT if the time was over. */
    msf_error error;
    msf_ip ip; /* connected: to which address; unix: all zeros. Failed: the last one tried, if any was */
    bool is_unix;
    uint32_t tried;                  /* addresses that were begun */
    uint64_t resolve_us, connect_us; /* durations of the two steps */
} msf_connect_result;

/* Called once, in a poll, never from msf_connect_start. `c` is gone: it must not be cancelled any more. `result` is valid during the call.
 * To go on with a stream: msf_stream_open(&s, loop, result->fd, ...); if that fails, close the descriptor. */
typedef void (*msf_connect_fn)(void *ctx, const msf_connect_result *result);

/* Begins. Every failure comes through `done`, in a later poll; NULL only when memory is out (`done` is not called then). `resolver` may be
 * NULL when no name has to be resolved. */
msf_connect *msf_connect_start(msf_loop *loop, msf_resolver *resolver, const msf_connect_options *o, msf_connect_fn done, void *ctx);
/* Everything that is under way is cancelled before its loop or its resolver goes. */
/* `done` will not be called; descriptors are closed, the memory goes when libuv has let go. At any time before `done`. NULL is fine. */
void msf_connect_cancel(msf_connect *c);

/* Which step it is in; for status pages. */
msf_connect_step msf_connect_at(const msf_connect *c);

#endif
