/* One try to connect to one address. Private to net/connect. */
#ifndef MSF_NET_CONNECT_ATTEMPT_H
#define MSF_NET_CONNECT_ATTEMPT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <uv.h>

#include "base/list.h"
#include "net/ip.h"
#include "net/loop.h"
#include "net/timer.h"

typedef struct msf_attempt msf_attempt;

/* What a socket is made with. */
typedef struct msf_attempt_options {
    uint32_t timeout_ms;
    uint32_t keepalive_s; /* 0: off */
    bool delay;
    const msf_ip *bind; /* NULL: the system chooses */
} msf_attempt_options;

struct msf_attempt {
    msf_list node; /* the owner's */
    msf_ip ip;     /* the owner's */
    void *owner;
    /* private */
    uv_poll_t poll;
    msf_timer timer;
    msf_loop *loop;
    void (*done)(msf_attempt *a, int error);
    struct sockaddr_storage to;
    socklen_t to_len;
    uint64_t end; /* us */
    int fd;
};

/* Makes a socket and begins. 0: `done` follows once, in a later poll, unless it is taken or dropped before: with 0 (connected; the
 * descriptor can be taken now), or -errno. Otherwise -errno and nothing is under way. */
int msf_attempt_start(msf_loop *loop, const struct sockaddr_storage *to, socklen_t len, const msf_attempt_options *o,
                      void (*done)(msf_attempt *a, int error), msf_attempt **out);
/* The descriptor, which is the caller's now; the attempt is gone. */
int msf_attempt_take(msf_attempt *a);
/* Closes the descriptor; the attempt is gone. */
void msf_attempt_drop(msf_attempt *a);

#endif
