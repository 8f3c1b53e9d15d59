/* The shared cache: one segment of anonymous shared memory, made before the fork (by the master, so that it outlives every worker and every
 * reload) and inherited by each process of the tree. Keys of up to 48 bytes, values of up to `max_value` bytes, a time to live, eviction by
 * CLOCK. It holds bytes with a type; what they mean is the business of the layer above.
 *
 * Readers take no lock: an entry carries a sequence number (a seqlock), is copied, and the copy counts only if the number has not changed.
 * A checksum over key and value finds what the sequence number cannot: memory that somebody has written to by mistake.
 *
 * Writers lock one of the segments ("shards") that the keys are spread over, with a robust process-shared mutex: when its owner was killed
 * in the middle of a write, the next one gets the lock together with the news and repairs the shard. Torn entries are dropped, the free
 * list is rebuilt from the entries that are whole. Nobody waits longer than MSF_CACHE_WAIT_MS for a lock: whoever is stopped with SIGSTOP
 * while holding one makes writes fail, not hang.
 *
 * No function calls back into the caller while a lock is held, so a PHP bailout cannot leave one behind. */
#ifndef MSF_PROCESS_CACHE_H
#define MSF_PROCESS_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

#define MSF_CACHE_KEY_MAX    48 /* bytes */
#define MSF_CACHE_WAIT_MS    100
#define MSF_CACHE_MEMORY_MIN (1u << 20)
#define MSF_CACHE_SLOTS_MAX  (1u << 26)

typedef struct msf_cache msf_cache;

/* What is stored. Of these the cache itself understands MSF_CACHE_LONG only, for msf_cache_add_long. */
typedef enum msf_cache_type {
    MSF_CACHE_FREE = 0,
    MSF_CACHE_NULL,
    MSF_CACHE_FALSE,
    MSF_CACHE_TRUE,
    MSF_CACHE_LONG,
    MSF_CACHE_DOUBLE,
    MSF_CACHE_STRING,
    MSF_CACHE_SERIALIZED
} msf_cache_type;

typedef struct msf_cache_options {
    size_t memory;            /* bytes of the whole segment, from MSF_CACHE_MEMORY_MIN; touched as it is used */
    uint32_t slots;           /* entries at most, rounded up to a power of two; 0 = memory / 2048 */
    size_t max_value;         /* bytes of one value at most; 0 = memory / 16, but not above 1 MiB */
    uint64_t (*now_ms)(void); /* a clock that all processes agree on; NULL = the monotonic one */
} msf_cache_options;

/* NULL with the sentence when the numbers do not fit together or there is no memory. The handle is malloc'ed and belongs to the process; a
 * fork copies it and shares the segment. */
msf_cache *msf_cache_new(const msf_cache_options *options, msf_error *err);
/* This process's mapping and handle; the segment goes with its last mapping. NULL is allowed. */
void msf_cache_free(msf_cache *c);
/* Which statistics counters this process uses. Any number is right; processes with the same one share a cache line. */
void msf_cache_use_stripe(msf_cache *c, unsigned n);
size_t msf_cache_max_value(const msf_cache *c);

/* A key, prepared: zero-padded and hashed with the segment's secret seed, so that nobody can aim at one bucket from outside. */
typedef struct msf_cache_key {
    uint64_t word[MSF_CACHE_KEY_MAX / 8];
    uint64_t hash;
    uint8_t len;
} msf_cache_key;

/* 0, MSF_ETOOBIG when prefix and name together have more than MSF_CACHE_KEY_MAX bytes, -EINVAL when they have none. */
int msf_cache_key_make(const msf_cache *c, msf_cache_key *key, msf_slice prefix, msf_slice name);

/* Called outside of any lock; must give `n` bytes. May be called several times during one get, the last result counts. */
typedef char *msf_cache_room(void *ctx, size_t n);

typedef struct msf_cache_found {
    msf_cache_type type;
    size_t len;
    char *data; /* what `room` gave last, filled; not terminated */
    uint64_t version;
} msf_cache_found;

/* False: there is no such entry, or its time is over. `room` NULL only looks (`data` stays NULL). */
bool msf_cache_get(msf_cache *c, const msf_cache_key *key, msf_cache_room *room, void *ctx, msf_cache_found *out);

typedef enum msf_cache_how { MSF_CACHE_SET, MSF_CACHE_ADD, MSF_CACHE_CAS } msf_cache_how;

typedef struct msf_cache_item {
    msf_cache_type type;
    msf_slice data;
    uint32_t ttl_s; /* 0 = stays until it is evicted */
    msf_cache_how how;
    uint64_t version; /* MSF_CACHE_CAS: the version that the caller has read */
} msf_cache_item;

/* 0; -EEXIST (ADD: there is one), -ENOENT (CAS: there is none), -ESTALE (CAS: somebody has written since), MSF_ETOOBIG, -EBUSY (the lock is
 * held by a process that does not go on). The old value stays in each of these cases. */
int msf_cache_store(msf_cache *c, const msf_cache_key *key, const msf_cache_item *item);
/* 0, -ENOENT, -EBUSY. With a delay the entry stays readable for so many seconds, unless its own time ends earlier. */
int msf_cache_delete(msf_cache *c, const msf_cache_key *key, uint32_t delay_s);
/* Adds to an MSF_CACHE_LONG in one step and keeps its time to live; an absent one counts as 0 and gets `ttl_s`. `out` is the sum. 0,
 * -EINVAL (not an integer), -ERANGE (overflow), -EBUSY. */
int msf_cache_add_long(msf_cache *c, const msf_cache_key *key, int64_t by, uint32_t ttl_s, int64_t *out);
/* Removes everything. 0, or -EBUSY when a shard could not be locked; the others are empty then. */
int msf_cache_flush(msf_cache *c);

typedef struct msf_cache_info {
    uint64_t memory_size;        /* bytes of the whole */
    uint64_t slots_memory_size;  /* of keys and small values */
    uint64_t values_memory_size; /* of values */
    uint64_t segment_size;       /* bytes of values in one segment */
    uint64_t segment_num;
    uint64_t miss, hits; /* of reads */
    uint64_t fails;      /* values refused because of their size, locks not got, entries dropped as damaged */
    uint64_t kicks;      /* living entries removed to make room */
    uint64_t recycles;   /* entries whose time was over, removed to make room */
    uint64_t slots_size, slots_used;
} msf_cache_info;

void msf_cache_get_info(const msf_cache *c, msf_cache_info *out);

/* For tests: locks each shard and compares its books with its entries. False on any difference. */
bool msf_cache_is_sound(msf_cache *c);

#endif
