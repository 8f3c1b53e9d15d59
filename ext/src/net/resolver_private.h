/* The inside of msf_resolver: resolver.c begins, ends and answers what is known, resolver_wait.c
 * keeps those who wait, resolver_lookup.c asks, resolver_cache.c remembers, resolver_system.c is getaddrinfo. Private to net/. */
#ifndef MSF_NET_RESOLVER_PRIVATE_H
#define MSF_NET_RESOLVER_PRIVATE_H

#include <uv.h>

#include "base/lru.h"
#include "net/hostname.h"
#include "net/resolver.h"

#define MSF_DNS_WHY_MAX 80

/* One name of the cache: its addresses, and how the last look-up ended. Both may be there: former addresses, and a failure since. */
typedef struct msf_dns_entry {
    msf_ips ips;
    uint64_t aside_until[MSF_IPS_MAX]; /* ms */
    uint64_t stored;                   /* ms: when the addresses came */
    uint64_t failed;                   /* ms: when `code` came */
    uint64_t stored_s, failed_s;       /* the same as Unix time */
    uint32_t uses;
    uint32_t turn; /* where the next use begins */
    int code;
    bool fixed;
    char why[MSF_DNS_WHY_MAX];
} msf_dns_entry;

struct msf_resolver {
    msf_loop *loop;
    msf_resolver_options o; /* with its defaults filled in; durations that are off are 0 */
    msf_lru *cache;         /* name -> msf_dns_entry */
    msf_lru *asked;         /* name -> msf_lookup, queued or running; its ceiling is never reached */
    msf_list queued;        /* msf_lookup.node, in order */
    msf_list known;         /* msf_resolve.node of those whose answer is known */
    msf_list running;       /* msf_lookup.node */
    bool threads_started;
    bool stopped;
    msf_resolver_stats stats;
};

/* A name that somebody waits for. */
struct msf_lookup {
    msf_list node;
    msf_list waiters; /* msf_resolve.node */
    msf_resolver *resolver;
    bool running;
    bool answering;    /* its waiters are being told: it goes by itself afterwards */
    uint64_t since;    /* us, of the asking */
    msf_timer refused; /* brings the answer when the source could not even be asked */
    int refused_code;
    uv_getaddrinfo_t req; /* the system's source */
    char name[];          /* NUL-terminated */
};

/* ---- resolver_cache.c ---- */

typedef enum msf_dns_state {
    MSF_DNS_ASK,   /* nothing that could be given out */
    MSF_DNS_FRESH, /* addresses, by the rules */
    MSF_DNS_STALE, /* former addresses; the name service failed just now, so it is not asked again yet */
    MSF_DNS_FAILED /* a remembered failure */
} msf_dns_state;

msf_dns_entry *msf_dns_find(msf_resolver *r, msf_slice name);
/* What is to be done with it; `e` may be NULL. */
msf_dns_state msf_dns_classify(const msf_resolver *r, const msf_dns_entry *e);
/* Whether its addresses may be given out when there is no better answer. */
bool msf_dns_stale_usable(const msf_resolver *r, const msf_dns_entry *e);
/* Addresses in the order for this use; counts it. */
void msf_dns_use(msf_resolver *r, msf_dns_entry *e, msf_ips *ips);
/* What an entry that failed says. Returns its code. */
int msf_dns_failure(const msf_resolver *r, const msf_dns_entry *e, const char *name, msf_error *err);
/* Keeps an answer: addresses, or a failure with its cause. 0 or -ENOMEM. */
int msf_dns_store(msf_resolver *r, msf_slice name, const msf_ips *ips, bool fixed);
int msf_dns_store_failure(msf_resolver *r, msf_slice name, int code, const char *why);

/* ---- resolver.c ---- */

/* As msf_resolve_now, with a buffer of MSF_HOSTNAME_SIZE for the normal name. */
int msf_resolve_known(msf_resolver *r, msf_slice name, char *normal, msf_ips *ips, msf_error *err);

/* ---- resolver_wait.c ---- */

/* Ends a wait: with addresses, or with an error. `q` is the owner's again before he is called. */
void msf_resolve_tell(msf_resolve *q, const msf_ips *ips, const msf_error *err);
/* The sentence of a wait that did not begin, or was ended by the resolver itself. Returns `code`. */
int msf_resolve_refuse(msf_resolver *r, const char *name, int code, msf_error *err);

/* ---- resolver_lookup.c ---- */

/* Queued; NULL when memory is out. It needs a waiter, or msf_lookup_drop. */
msf_lookup *msf_lookup_new(msf_resolver *r, const char *name);
/* Begins those of the queue that there is room for. */
void msf_lookup_begin(msf_resolver *r);
/* Forgets one that was not asked yet, and that nobody waits for. */
void msf_lookup_drop(msf_lookup *l);

/* ---- resolver_system.c ---- */

extern const msf_resolver_source msf_dns_system; /* its ctx is the resolver */

#endif
