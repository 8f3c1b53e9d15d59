/* Names to addresses, without blocking the loop. One resolver per loop, used by its thread.
 *
 * Answered at once: addresses, "localhost" and names below it (127.0.0.1, ::1), and what the cache knows. Everything else goes to
 * getaddrinfo on a thread of libuv's pool, so /etc/hosts, resolv.conf and nsswitch.conf hold. All who want one name share one look-up. At
 * most `in_flight` look-ups run at once (half of the threads, since net/work.h has the same ones: slow name servers must not stop file
 * work); more wait in order, each waiter with its own deadline, up to a ceiling. A getaddrinfo that runs cannot be taken back: when nobody
 * waits any more, its answer still fills the cache.
 *
 * The cache keeps the rules of the manual: an entry is good for `expire_ms` and `times` uses. That a name does not exist, and that the name
 * service failed, are remembered too, for shorter times of their own. When a look-up fails (not: "no such name") and the former addresses
 * are not older than `stale_ms` beyond their time, those are given out; also when there is no answer within 1.8 s. The least recently used
 * entry makes room for a new one. */
#ifndef MSF_NET_RESOLVER_H
#define MSF_NET_RESOLVER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/list.h"
#include "base/slice.h"
#include "net/ip.h"
#include "net/loop.h"
#include "net/timer.h"

#define MSF_HOST_MAX 254 /* bytes of a name, with the dot at its end if there is one */

typedef struct msf_resolver msf_resolver;
typedef struct msf_lookup msf_lookup;

/* Who answers; NULL in the options: getaddrinfo. For tests, and for other sources of names. */
typedef struct msf_resolver_source {
    /* Begins to ask for `name` (lower case, NUL-terminated, lives as long as `l`). msf_lookup_answer must follow once, later, from the
     * loop's thread. 0; anything else ends the look-up with that code. */
    int (*ask)(void *ctx, msf_lookup *l, const char *name);
    /* The resolver was stopped: answer soon, if that is possible. May be NULL. */
    void (*stop)(void *ctx, msf_lookup *l);
    void *ctx;
} msf_resolver_source;

/* 0 means the default, in each field. The ceilings cannot be switched off; durations can, with MSF_RESOLVER_OFF. */
typedef struct msf_resolver_options {
    uint32_t threads;     /* size of libuv's pool, as net/work.h gets it (4): it is that of whoever used the pool first */
    uint32_t in_flight;   /* look-ups at once; default and ceiling: half of the threads, at least 1 */
    uint32_t max_waiters; /* those who wait, of all names (10000); also the ceiling of names that wait for their look-up */
    uint32_t max_entries; /* names in the cache (1024) */
    uint32_t expire_ms;   /* http.dns.expire (60 s) */
    uint32_t times;       /* http.dns.times (10000) */
    uint32_t no_name_ms;  /* "no such name" (5 s) */
    uint32_t failed_ms;   /* "the name service failed" (1 s) */
    uint32_t stale_ms;    /* beyond expire_ms, see above (300 s) */
    uint32_t aside_ms;    /* how long an address that failed is set aside (10 s) */
    msf_resolver_source source;
    uint64_t (*now_ms)(void *ctx); /* the clock of the cache; NULL: the loop's. For tests */
    void *now_ctx;
} msf_resolver_options;

#define MSF_RESOLVER_OFF UINT32_MAX

/* `o` may be NULL; it is copied. NULL when memory is out. No thread is started before the first look-up. */
msf_resolver *msf_resolver_new(msf_loop *loop, const msf_resolver_options *o);
/* Takes no more. Everybody who waits gets MSF_ECLOSED, from here. Idempotent; NULL is fine. */
void msf_resolver_stop(msf_resolver *r);
/* After msf_resolver_stop and msf_loop_free, which waits for the look-ups that run. NULL is fine. */
void msf_resolver_free(msf_resolver *r);
/* Changes the cache's rules (expire_ms, times, no_name_ms, failed_ms, stale_ms, aside_ms; 0 = default), for entries that are there, too. */
void msf_resolver_configure(msf_resolver *r, const msf_resolver_options *o);

/* ---- asking ----
 * Codes: -EINVAL (not a valid name: length, labels, characters outside ASCII, which are expected as punycode), MSF_ENONAME (no such name,
 * or it has no address), MSF_ERESOLVE (the name service failed), -ETIMEDOUT, MSF_ETOOBIG (too many wait already), MSF_ECLOSED (stopped),
 * -ENOMEM. The sentence names the name, the cause and how long was waited.
 *
 * Addresses come in the order in which to try them: the two families in turn, beginning with the one that the system prefers (RFC 6724);
 * within a family each use begins with another one; those that failed lately come last. n is at least 1. */

/* The answer, when it is known without asking (counts as a use): 0. -EAGAIN: has to be asked for, see below; `err` is untouched. Else an
 * error, among them remembered ones. */
int msf_resolve_now(msf_resolver *r, msf_slice name, msf_ips *ips, msf_error *err);

typedef struct msf_resolve msf_resolve;
/* `error` is NULL and `ips` the addresses, or the other way round; both are valid during the call only. `q` is the owner's again: it may
 * be freed or started anew. */
typedef void (*msf_resolve_fn)(msf_resolve *q, const msf_ips *ips, const msf_error *error);

/* One who waits; embedded in its owner, whom it must not outlive (cancel it first). Zero it, or use msf_resolve_cancel, before anything. */
struct msf_resolve {
    msf_resolve_fn done;
    void *ctx; /* the owner's */
    /* private */
    msf_list node;
    msf_timer timer;
    msf_resolver *resolver; /* NULL: not under way */
    msf_lookup *lookup;     /* NULL: the answer is known, the timer delivers it */
    uint64_t since;         /* us */
    uint32_t timeout_ms;
    char name[MSF_HOST_MAX + 2];
};

/* Resolves. 0: `done` is called once, in a later poll, never from here: with the answer or an error, at the latest after `timeout_ms` (0 =
 * 30 s), unless it is cancelled. An error code (-EINVAL, MSF_ETOOBIG, MSF_ECLOSED, -ENOMEM; `err` may be NULL): nothing is under way and
 * `done` is not called. What msf_resolve_now would answer is answered here too, in the next poll. */
int msf_resolve_start(msf_resolver *r, msf_resolve *q, msf_slice name, uint32_t timeout_ms, msf_resolve_fn done, msf_error *err);
/* `done` will not be called. Fine when nothing is under way, if `q` was zeroed or used before. */
void msf_resolve_cancel(msf_resolve *q);
static inline bool msf_resolve_pending(const msf_resolve *q)
{
    return q->resolver != NULL;
}

/* For sources: ends the look-up. `code` 0: `ips` are the addresses in the system's order (none: no such name); else MSF_ENONAME,
 * MSF_ERESOLVE or another negative code, with `why` ("Temporary failure in name resolution"; may be NULL). `l` is gone afterwards. */
void msf_lookup_answer(msf_lookup *l, int code, const char *why, const msf_ips *ips);

/* ---- what connecting has learnt ----
 * Nothing happens for names that are not in the cache, and for addresses that are not theirs. */
void msf_resolver_bad(msf_resolver *r, msf_slice name, const msf_ip *ip);  /* set aside for aside_ms */
void msf_resolver_good(msf_resolver *r, msf_slice name, const msf_ip *ip); /* no longer */

/* ---- the cache by hand (the manual's setDnsCache, clearDnsCache, getDnsCache) and for Monitor ---- */

typedef struct msf_resolver_entry {
    msf_slice name;
    msf_ips ips;       /* as stored; n is 0 when `code` is not 0 and there are no former addresses */
    uint32_t aside;    /* of them, set aside now */
    int code;          /* 0, or what the last look-up ended with */
    uint64_t age_ms;   /* since it was stored or failed */
    uint64_t stored_s; /* the same as Unix time */
    uint32_t uses;
    bool fresh; /* by the rules; else the next use asks again */
    bool fixed; /* came by msf_resolver_set */
} msf_resolver_entry;

/* Puts these addresses into the cache, as if they had been looked up now. 0, -EINVAL (name, or no address) or -ENOMEM. */
int msf_resolver_set(msf_resolver *r, msf_slice name, const msf_ips *ips, msf_error *err);
/* True when there was one. A look-up that is under way still ends and fills it again. */
bool msf_resolver_clear(msf_resolver *r, msf_slice name);
void msf_resolver_clear_all(msf_resolver *r);
/* Looks without using. False when there is none. Slices are valid until the next call of the resolver. */
bool msf_resolver_peek(msf_resolver *r, msf_slice name, msf_resolver_entry *e);
/* Every entry, most recently used first; `fn` must not change the resolver. */
void msf_resolver_each(msf_resolver *r, void (*fn)(void *ctx, const msf_resolver_entry *e), void *ctx);

typedef struct msf_resolver_stats {
    uint64_t hits;       /* answered from the cache */
    uint64_t bad_hits;   /* of those: a remembered failure */
    uint64_t stale;      /* answered with former addresses after a failure */
    uint64_t lookups;    /* asked */
    uint64_t no_name;    /* of those: no such name */
    uint64_t failed;     /* of those: the name service failed */
    uint64_t shared;     /* waited for a look-up that another one had begun */
    uint64_t timeouts;   /* waiters whose time was over */
    uint64_t refused;    /* too many waited */
    uint64_t longest_us; /* the slowest answer so far */
    uint32_t entries, running, queued, waiters;
} msf_resolver_stats;

void msf_resolver_get_stats(const msf_resolver *r, msf_resolver_stats *s);

#endif
