/* One pool for the connections of every protocol. Connections are kept per key: whatever makes two of them interchangeable (origin, proxy,
 * TLS options, user, database). The pool counts, queues and hands over; opening, closing and looking after them is the protocol's, through
 * a table of functions. One loop, one thread; every callback may call any function of the pool but msf_connpool_free.
 *
 * A connection is opening, busy (somebody's) or idle. Those who want one wait in order: a connection that becomes free goes to the first of
 * them, whoever it was opened for. Idle ones are reused youngest first, so that what is too much gets old and goes. At the ceiling of all
 * connections the longest idle one of another key makes room. */
#ifndef MSF_CLIENT_POOL_H
#define MSF_CLIENT_POOL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/list.h"
#include "base/slice.h"
#include "net/loop.h"
#include "net/timer.h"

typedef struct msf_connpool msf_connpool;
typedef struct msf_connpool_key msf_connpool_key;
typedef struct msf_connpool_want msf_connpool_want;
typedef struct msf_connpool_conn msf_connpool_conn;

/* Embedded at any place of the protocol's own connection; all private. Zeroed by the protocol before `open` returns it. */
struct msf_connpool_conn {
    msf_connpool_key *key;
    msf_connpool_want *want; /* opening: who waits for just this one; NULL when he got another one */
    msf_list node;           /* idle ones of the key, oldest first; opening ones of the key */
    msf_list age;            /* idle ones of the pool, oldest first */
    uint64_t born_ms, idle_since_ms;
    uint32_t uses; /* how often it was taken; 1: it is fresh */
    uint8_t state;
};

typedef struct msf_connpool_protocol {
    /* Begins to open one for `key` (valid during the call). `how` is what the want carries. Ends in msf_connpool_opened or
     * msf_connpool_failed, later, never from here. NULL: out of memory. */
    msf_connpool_conn *(*open)(void *ctx, msf_slice key, void *how);
    /* The pool has no further use for an opening or idle connection and has forgotten it. */
    void (*close)(void *ctx, msf_connpool_conn *c);
    /* Before an idle one is taken: false = it is dead. `idle_ms`: how long nobody had it. NULL: all live. */
    bool (*is_alive)(void *ctx, msf_connpool_conn *c, uint64_t idle_ms);
} msf_connpool_protocol;

/* 0 means the default; durations can be switched off with MSF_CONNPOOL_OFF. */
typedef struct msf_connpool_options {
    uint32_t max_per_key; /* connections in every state (64) */
    uint32_t max_total;   /* the same of all keys (1024) */
    uint32_t max_idle;    /* idle ones per key; MSF_CONNPOOL_OFF: none is kept (64) */
    uint32_t max_waiters; /* of all keys; beyond: MSF_ETOOBIG at once (10000) */
    uint32_t max_keys;    /* keys with their counters: the least recently used one without connections makes room (1024) */
    uint32_t idle_ms;     /* an idle connection is closed (60 s) */
    uint32_t life_ms;     /* a connection that is older is not reused (no limit) */
    uint32_t max_uses;    /* ... and one that was taken so often (no limit) */
} msf_connpool_options;

#define MSF_CONNPOOL_OFF UINT32_MAX

/* One who wants a connection; embedded in its owner, who zeroes it and sets the first group. Must not move or go while it waits. */
struct msf_connpool_want {
    /* Only after msf_connpool_take returned MSF_CONNPOOL_WAITS, and once: `c` is his, or NULL and `error` says why not: -ETIMEDOUT,
     * MSF_ECLOSED, or with what msf_connpool_failed was called. */
    void (*done)(msf_connpool_want *w, msf_connpool_conn *c);
    void *how;  /* for `open`, which may be called until `done` is */
    bool fresh; /* no idle one: the former one was dead, its neighbours may be as well. One that is freed while he waits is fine */
    /* private or results */
    msf_error error;
    msf_connpool_key *key;
    msf_connpool_conn *opening;
    msf_list node;
    msf_timer deadline;
    uint64_t since_us;
    bool waiting;
};

enum { MSF_CONNPOOL_WAITS = 1 };

/* `o` is copied and may be NULL. NULL when memory is out. */
msf_connpool *msf_connpool_new(msf_loop *loop, const msf_connpool_protocol *protocol, void *ctx, const msf_connpool_options *o);
/* Nobody has a connection or waits any more (asserted); idle and opening ones are closed. NULL is fine. */
void msf_connpool_free(msf_connpool *p);
/* From now on no connection is kept: idle ones are closed, busy ones when they are given back. Taking goes on: requests that drain call
 * others, too. */
void msf_connpool_drain(msf_connpool *p);

/* 0: *c is his. MSF_CONNPOOL_WAITS: w->done will be called, within `wait_ms` (0: no deadline). Negative: w->error (MSF_ETOOBIG, -ENOMEM).
 */
int msf_connpool_take(msf_connpool *p, msf_connpool_want *w, msf_slice key, uint32_t wait_ms, msf_connpool_conn **c);
/* Waits no more; `done` is not called. What was being opened for him alone is closed. Harmless when it does not wait. */
void msf_connpool_cancel(msf_connpool *p, msf_connpool_want *w);

/* ---- of those who have one ---- */
/* Gives back a busy one that can be used again. */
void msf_connpool_give(msf_connpool *p, msf_connpool_conn *c);
/* A connection is dead (busy, or idle and it broke): the pool forgets it, its slot is free. The protocol closes it: `close` is not called.
 * Not for opening ones, see msf_connpool_failed. */
void msf_connpool_drop(msf_connpool *p, msf_connpool_conn *c);

/* ---- of the protocol ---- */
void msf_connpool_opened(msf_connpool *p, msf_connpool_conn *c);
/* The pool has forgotten `c` when this returns; he for whom it was opened gets the error, if he still waits. */
void msf_connpool_failed(msf_connpool *p, msf_connpool_conn *c, const msf_error *why);

/* ---- for Monitor ---- */
typedef struct msf_connpool_stats {
    uint32_t idle, busy, opening, waiting;
    uint64_t taken;     /* connections handed out */
    uint64_t reused;    /* of those: not fresh */
    uint64_t waited;    /* those who had to wait, for an opening one too */
    uint64_t waited_us; /* how long, together */
    uint64_t opened, failed;
    uint64_t expired;  /* closed for idle_ms, life_ms, max_uses */
    uint64_t dead;     /* found dead while idle */
    uint64_t timeouts; /* those whose wait_ms was over */
    uint64_t refused;  /* too many waited */
} msf_connpool_stats;

/* Of everything. Counters include keys that made room. */
void msf_connpool_get_stats(const msf_connpool *p, msf_connpool_stats *s);
/* Of every key, most recently used first; `fn` must not change the pool. */
void msf_connpool_each(const msf_connpool *p, void (*fn)(void *ctx, msf_slice key, const msf_connpool_stats *s), void *ctx);
uint32_t msf_connpool_conn_uses(const msf_connpool_conn *c);

#endif
