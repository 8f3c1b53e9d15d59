/* The inside of msf_connect: connect.c goes its way, connect_end.c ends it and finds the words for failures. Private to net/. */
#ifndef MSF_NET_CONNECT_PRIVATE_H
#define MSF_NET_CONNECT_PRIVATE_H

#include "net/connect.h"
#include "net/connect_attempt.h"
#include "net/hostname.h"

#define MSF_CONNECT_TRIED_MAX 180

struct msf_connect {
    msf_loop *loop;
    msf_resolver *resolver;
    msf_connect_fn done;
    void *ctx;
    msf_attempt_options socket;
    msf_ip own; /* socket.bind */
    uint32_t total_ms, resolve_ms, stagger_ms;
    int port;
    bool is_name; /* not an address, not a path */
    bool starting;
    bool failed;        /* while starting: `total` tells it */
    bool local_failure; /* the last failure was this machine's */
    msf_ips ips;
    uint32_t next; /* of them */
    msf_list attempts;
    msf_resolve query;
    msf_timer total, stagger;
    uint64_t begun, resolved; /* us */
    msf_connect_result result;
    char tried[MSF_CONNECT_TRIED_MAX]; /* "10.0.0.1 Connection refused; ..." */
    uint32_t untold;                   /* failures that had no room there */
    size_t host_n;
    char host[];
};

static inline msf_slice msf_connect_host(const msf_connect *c)
{
    return msf_slice_of(c->host, c->host_n);
}

/* Releases everything, and tells c->result. */
void msf_connect_finish(msf_connect *c);
/* Ends with result.error, which is set; later, when msf_connect_start is still running. */
void msf_connect_fail(msf_connect *c, msf_connect_step step);
/* The options are wrong. */
void msf_connect_refuse(msf_connect *c, const char *why);
/* All addresses failed (`within` 0), or the time was over. */
void msf_connect_fail_tried(msf_connect *c, uint32_t within);
/* One address failed: for the sentence, and for the resolver. */
void msf_connect_note(msf_connect *c, const msf_ip *ip, int error);
/* For the sentence only. */
void msf_connect_add_tried(msf_connect *c, const msf_ip *ip, const char *why);

#endif
