/* What the files of the pool share. Private to client/pool*.c. */
#ifndef MSF_CLIENT_POOL_PRIVATE_H
#define MSF_CLIENT_POOL_PRIVATE_H

#include "base/lru.h"
#include "client/pool.h"

enum { CONN_OPENING = 1, CONN_BUSY, CONN_IDLE, CONN_GONE };

struct msf_connpool_key {
    msf_connpool *pool;
    msf_list idle;    /* msf_connpool_conn.node, oldest first */
    msf_list opening; /* msf_connpool_conn.node */
    msf_list waiters; /* msf_connpool_want.node, in order */
    msf_list empty;   /* in pool->empty while it has neither connections nor waiters */
    msf_list starved; /* in pool->starved while the ceiling of all keys keeps it from opening */
    msf_connpool_stats stats;
    uint32_t uncovered; /* waiters for whom nothing is being opened */
    uint32_t pins;      /* in use on the stack: must not make room */
    size_t name_len;
    char name[];
};

struct msf_connpool {
    msf_loop *loop;
    const msf_connpool_protocol *protocol;
    void *ctx;
    msf_connpool_options o;
    msf_lru *keys;    /* name -> msf_connpool_key */
    msf_list empty;   /* keys that may make room, the longest empty first */
    msf_list starved; /* keys, in order */
    msf_list idle;    /* msf_connpool_conn.age, oldest first */
    msf_timer sweep;  /* idle ones that expire; weak */
    uint32_t total;   /* connections */
    uint32_t waiting;
    bool draining;
    msf_connpool_stats gone; /* counters of keys that made room */
};

static inline msf_slice msf_connpool_key_name(const msf_connpool_key *k)
{
    return msf_slice_of(k->name, k->name_len);
}

/* ---- pool_key.c ---- */
/* The key, made when it is new. NULL: out of memory, or every key has connections; `err` says which. */
msf_connpool_key *msf_connpool_key_get(msf_connpool *p, msf_slice name, msf_error *err);
/* After its last connection or waiter went: it may make room. Otherwise it may not. */
void msf_connpool_key_check(msf_connpool_key *k);
void msf_connpool_keys_free(msf_connpool *p);

/* ---- pool_wait.c ---- */
/* Opens for waiters as many as the ceilings allow. */
void msf_connpool_grow(msf_connpool_key *k);
/* The first waiter gets the busy connection `c`; false when nobody waits. */
bool msf_connpool_hand_over(msf_connpool_key *k, msf_connpool_conn *c);
/* A slot is free: for a waiter of this key, else for a key that starves. */
void msf_connpool_slot_free(msf_connpool *p, msf_connpool_key *k);

/* ---- pool.c ---- */
/* Takes `c` out of every list and count; the memory is the protocol's. */
void msf_connpool_forget(msf_connpool_conn *c);
/* Closes the longest idle connection; false when there is none. */
bool msf_connpool_evict(msf_connpool *p);

#endif
