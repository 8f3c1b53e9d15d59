/* The endpoints of one service, and which of them gets the next call.
 *
 * Policies: weighted round-robin (smooth: 5,1,1 gives a a b a c a a, not a a a a a b c), or power of two choices: two endpoints by chance,
 * in proportion to their weights, and of these the one with the smaller product of latency and load. The latency is a moving average that
 * follows a rise at once and a fall slowly ("peak EWMA"), so an endpoint that slows down is avoided after one answer; and it fades while
 * nobody asks, so that an avoided one is tried again.
 *
 * Outliers: after `eject_failures` failures in a row an endpoint is ejected for `eject_ms`, times the number of ejections in a row. When
 * its time is over it gets one call as a trial; only if that succeeds it is back. Never more than `eject_percent` of the endpoints are out:
 * the next one stays, and when none is left to choose, the one that comes back soonest is used: a guess is better than a certain failure.
 *
 * No timers, no I/O; times are monotonic microseconds, given by the caller. */
#ifndef MSF_CLIENT_BALANCE_H
#define MSF_CLIENT_BALANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"
#include "client/outcome.h"

#define MSF_BALANCE_MAX    1024 /* endpoints */
#define MSF_WEIGHT_MAX     10000
#define MSF_WEIGHT_DEFAULT 1

typedef enum msf_balance_policy { MSF_BALANCE_TWO_CHOICES, MSF_BALANCE_ROUND_ROBIN } msf_balance_policy;

/* 0 means the default. */
typedef struct msf_balance_options {
    msf_balance_policy policy;
    uint32_t max_in_flight;  /* of one endpoint (no ceiling) */
    uint32_t eject_failures; /* in a row (5); MSF_BALANCE_OFF: nobody is ejected */
    uint32_t eject_ms;       /* (10 s) */
    uint32_t eject_max_ms;   /* (300 s) */
    uint32_t eject_percent;  /* (50); one may always be ejected if there are two or more */
    uint32_t fade_ms;        /* in which half of a latency is forgotten (2 s) */
    msf_random_fn random;    /* NULL: a generator of its own */
    void *random_ctx;
} msf_balance_options;

#define MSF_BALANCE_OFF UINT32_MAX

typedef struct msf_endpoint_spec {
    msf_slice host; /* as net/connect.h takes it; copied */
    int port;
    uint32_t weight; /* 0: the default */
} msf_endpoint_spec;

typedef struct msf_balance msf_balance;
typedef struct msf_endpoint msf_endpoint;

/* NULL when memory is out. */
msf_balance *msf_balance_new(const msf_balance_options *o);
/* Endpoints with calls under way live until these are done; the set must not be used otherwise. NULL is fine. */
void msf_balance_free(msf_balance *b);

/* Replaces the set. What is known of endpoints with the same host and port stays; those that left take no more calls. 0, -EINVAL (weight,
 * two of the same, host empty), MSF_ETOOBIG or -ENOMEM: then the set is as before. An empty set is allowed. */
int msf_balance_set(msf_balance *b, const msf_endpoint_spec *list, size_t n, msf_error *err);

/* The endpoint for the next call, which counts as in flight until msf_balance_done. `avoid` (may be NULL): the one that just failed, for a
 * retry; it is given only if there is no other. NULL: the set is empty, or all are at max_in_flight. */
msf_endpoint *msf_balance_pick(msf_balance *b, uint64_t now_us, const msf_endpoint *avoid);
/* The call is over; `took_us` counts when it is OK. The endpoint may be gone afterwards. */
void msf_balance_done(msf_endpoint *e, uint64_t now_us, msf_outcome outcome, uint64_t took_us);

/* Of an endpoint that was picked. The slice is NUL-terminated. */
msf_slice msf_endpoint_host(const msf_endpoint *e);
int msf_endpoint_port(const msf_endpoint *e);

/* ---- for Monitor ---- */

typedef enum msf_endpoint_state { MSF_ENDPOINT_UP, MSF_ENDPOINT_EJECTED, MSF_ENDPOINT_TRIAL } msf_endpoint_state;

typedef struct msf_endpoint_info {
    msf_slice host;
    int port;
    uint32_t weight;
    msf_endpoint_state state; /* TRIAL: its time is over, one success brings it back */
    uint64_t ejected_for_ms;  /* EJECTED: from now */
    uint32_t in_flight;
    uint32_t failures; /* in a row */
    uint64_t latency_us;
    uint64_t calls, ok, failed, ejections; /* in all */
} msf_endpoint_info;

size_t msf_balance_count(const msf_balance *b);
/* The i-th, i < count. */
void msf_balance_info(const msf_balance *b, size_t i, uint64_t now_us, msf_endpoint_info *info);

#endif
